package dev.vfrace.calibration;

import dev.vfrace.text.Durations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/**
 * How samples are distributed, as a delay of a timing.
 *
 * @param keys of the delay, in HOCON
 * @param words what it is, and how well it fits
 */
record Shape(String keys, String words) {

  /** From as many samples on, their own quantiles say more than a curve with two parameters. */
  static final int EMPIRICAL_FROM = 30;

  private static final int KNOTS = 60;

  /** Shares of the knots at the ends, where a delay may be rare and long. */
  private static final double[] LOW = {0, 0.001, 0.005};

  private static final double[] HIGH = {0.995, 0.999, 1};
  private static final double INNER_FROM = 0.01;
  private static final double INNER_TO = 0.99;
  private static final double P99 = 2.326347874040841;

  private static final double BAD_FIT = 0.05;

  /** A curve that was fitted. */
  private record Candidate(String keys, DoubleUnaryOperator cumulative, String name) {}

  /**
   * The shape of some samples.
   *
   * @param sorted in nanoseconds, at least one, from the shortest to the longest
   */
  static Shape of(long[] sorted) {
    if (sorted[0] == sorted[sorted.length - 1]) {
      return new Shape(
          "dist = constant, value = %s".formatted(nanos(sorted[0])),
          sorted.length == 1 ? "one sample" : "all samples are equal");
    }
    return sorted.length < EMPIRICAL_FROM ? fitted(sorted) : empirical(sorted);
  }

  private static Shape empirical(long[] sorted) {
    double[] shares = sorted.length <= KNOTS ? even(sorted.length) : knots();
    String quantiles =
        Arrays.stream(shares)
            .mapToObj(share -> "[%s, %s]".formatted(number(share), nanos(quantile(sorted, share))))
            .collect(Collectors.joining(", "));
    return new Shape(
        "dist = empirical, quantiles = [" + quantiles + "]",
        "quantiles of the samples, %d knots".formatted(shares.length));
  }

  private static double[] even(int count) {
    return IntStream.range(0, count).mapToDouble(at -> (double) at / (count - 1)).toArray();
  }

  private static double[] knots() {
    int inner = KNOTS - LOW.length - HIGH.length;
    double step = (INNER_TO - INNER_FROM) / (inner - 1);
    return DoubleStream.concat(
            DoubleStream.concat(
                Arrays.stream(LOW),
                IntStream.range(0, inner).mapToDouble(at -> INNER_FROM + at * step)),
            Arrays.stream(HIGH))
        .toArray();
  }

  /** The quantile of a share, linear between samples. */
  static long quantile(long[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return Math.round(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
  }

  /** The curve that is nowhere far from the samples, of three that delays often have. */
  private static Shape fitted(long[] sorted) {
    double[] samples = Arrays.stream(sorted).asDoubleStream().toArray();
    KolmogorovSmirnovTest test = KolmogorovSmirnovTest.withDefaults();
    List<Candidate> candidates = candidates(samples);
    Candidate best =
        candidates.stream()
            .min(Comparator.comparingDouble(it -> test.statistic(samples, it.cumulative)))
            .orElseThrow();
    double p = test.test(samples, best.cumulative).getPValue();
    return new Shape(
        best.keys,
        String.format(
            Locale.ROOT,
            "%s, fitted: Kolmogorov-Smirnov D = %.2f, p < %.2f%s",
            best.name,
            test.statistic(samples, best.cumulative),
            // of parameters from the same samples the test makes too much: an upper bound
            p + 0.01,
            p < BAD_FIT ? ": FITS BADLY, more samples are needed" : ""));
  }

  private static List<Candidate> candidates(double[] samples) {
    List<Candidate> candidates = new ArrayList<>();
    double mean = Arrays.stream(samples).average().orElseThrow();
    candidates.add(
        new Candidate(
            "dist = exponential, mean = %s".formatted(nanos(mean)),
            ExponentialDistribution.of(mean)::cumulativeProbability,
            "exponential"));
    if (samples[0] > 0) {
      double[] logs = Arrays.stream(samples).map(Math::log).toArray();
      candidates.add(lognormal(logs));
      candidates.add(gamma(mean, Arrays.stream(logs).average().orElseThrow()));
    }
    return candidates;
  }

  /** Of greatest likelihood. */
  private static Candidate lognormal(double[] logs) {
    double mean = Arrays.stream(logs).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(logs).map(it -> (it - mean) * (it - mean)).sum() / logs.length);
    return new Candidate(
        "dist = lognormal, median = %s, p99 = %s"
            .formatted(nanos(Math.exp(mean)), nanos(Math.exp(mean + P99 * deviation))),
        LogNormalDistribution.of(mean, deviation)::cumulativeProbability,
        "lognormal");
  }

  /**
   * Of nearly greatest likelihood (Minka, <i>Estimating a Gamma distribution</i>, 2002, the start
   * of its iteration: 1.5 % off at most).
   */
  private static Candidate gamma(double mean, double meanLog) {
    double gap = Math.max(1e-9, Math.log(mean) - meanLog);
    double shape = (3 - gap + Math.sqrt((gap - 3) * (gap - 3) + 24 * gap)) / (12 * gap);
    return new Candidate(
        "dist = gamma, shape = %s, mean = %s".formatted(number(shape), nanos(mean)),
        GammaDistribution.of(shape, mean / shape)::cumulativeProbability,
        "gamma");
  }

  /** The median and the ends, for human readers. */
  static String range(long[] sorted) {
    return "%s (%s to %s)"
        .formatted(text(quantile(sorted, 0.5)), text(sorted[0]), text(sorted[sorted.length - 1]));
  }

  private static String text(long nanos) {
    return Durations.text((double) nanos);
  }

  private static String number(double value) {
    String digits = String.format(Locale.ROOT, "%.6f", value);
    return digits.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static String nanos(double value) {
    return Math.max(1, Math.round(value)) + "ns";
  }

  private static String nanos(long value) {
    return value + "ns";
  }
}
