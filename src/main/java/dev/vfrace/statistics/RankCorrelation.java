package dev.vfrace.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The rank correlation of two things that were measured together (Spearman, <i>The proof and
 * measurement of association between two things</i>, American Journal of Psychology 15, 1904).
 * Equal values share the mean of their ranks.
 */
public final class RankCorrelation {

  private RankCorrelation() {}

  /**
   * The correlation, from -1 to 1; NaN if either never varies.
   *
   * @param left values, at least two
   * @param right as many, each measured with the one at its place
   */
  public static double of(long[] left, long[] right) {
    if (left.length != right.length || left.length < 2) {
      throw new IllegalArgumentException(
          "two or more pairs are needed: %d and %d values".formatted(left.length, right.length));
    }
    double[] x = ranks(left);
    double[] y = ranks(right);
    double mean = (left.length + 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int at = 0; at < x.length; at++) {
      xy += (x[at] - mean) * (y[at] - mean);
      xx += (x[at] - mean) * (x[at] - mean);
      yy += (y[at] - mean) * (y[at] - mean);
    }
    return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
  }

  private static double[] ranks(long[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingLong(at -> values[at]))
            .mapToInt(at -> at)
            .toArray();
    double[] ranks = new double[values.length];
    int begin = 0;
    while (begin < order.length) {
      int end = begin + 1;
      while (end < order.length && values[order[end]] == values[order[begin]]) {
        end++;
      }
      for (int at = begin; at < end; at++) {
        ranks[order[at]] = (begin + 1 + end) / 2.0;
      }
      begin = end;
    }
    return ranks;
  }
}
