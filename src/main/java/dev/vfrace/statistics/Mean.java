package dev.vfrace.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The mean of many independent observations.
 *
 * @param count of the observations
 * @param sum of them
 * @param squares sum of their squares
 */
public record Mean(long count, double sum, double squares) {

  /** Nothing observed. */
  public static final Mean NONE = new Mean(0, 0, 0);

  private static final double WIDTH =
      NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - Rate.DEFAULT_CONFIDENCE) / 2);

  /** The mean; 0 of nothing. */
  public double value() {
    return count == 0 ? 0 : sum / count;
  }

  /**
   * The two-sided interval at {@link Rate#DEFAULT_CONFIDENCE}, by the central limit theorem: for
   * thousands of observations, less where they are skewed. A point if there are fewer than two.
   */
  public Interval interval() {
    if (count < 2) {
      return new Interval(value(), value());
    }
    double variance = Math.max(0, squares - sum * value()) / (count - 1);
    double half = WIDTH * Math.sqrt(variance / count);
    return new Interval(value() - half, value() + half);
  }
}
