package dev.vfrace.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * The Clopper-Pearson interval of a binomial rate, for any {@code long} counts.
 *
 * <p>With {@code x} events in {@code n} trials, {@code q} the probability outside each end and
 * {@code B} the beta quantile, it is {@code [B(q; x, n-x+1), B(1-q; x+1, n-x)]}. How it is computed
 * depends on the counts:
 *
 * <ul>
 *   <li>{@code x = 0}: {@code [0, 1 - q^(1/n)]}, and its mirror image for {@code x = n};
 *   <li>{@code n} up to 2<sup>31</sup>-1: the library, whose counts are {@code int};
 *   <li>beyond, up to a million events (or, mirrored, misses): the Poisson limit (Garwood,
 *       <i>Fiducial limits for the Poisson distribution</i>, Biometrika 28, 1936) {@code [G(q; x),
 *       G(1-q; x+1)] / n} with {@code G} the quantile of the gamma distribution of scale 1, too
 *       wide by less than 0.03 %;
 *   <li>beyond, more of both: the score interval (Wilson, <i>Probable inference, the law of
 *       succession, and statistical inference</i>, JASA 22, 1927), whose ends then differ by less
 *       than 0.1 % of the width. There the Poisson limit would be up to 41 % too wide.
 * </ul>
 */
final class ClopperPearson {

  /** From more events than this on, and as many misses, beyond int trials, the score is used. */
  private static final long POISSON_EVENTS = 1_000_000;

  private ClopperPearson() {}

  /**
   * The interval that misses the true rate with probability {@code tail} on each side.
   *
   * @param tail above 0 and below 0.5
   */
  static Interval interval(long count, long trials, double tail) {
    if (trials == 0) {
      return Interval.ANY_RATE;
    }
    long misses = trials - count;
    if (misses < count) {
      Interval mirrored = upToHalf(misses, trials, tail);
      return new Interval(1 - mirrored.high(), 1 - mirrored.low());
    }
    return upToHalf(count, trials, tail);
  }

  private static Interval upToHalf(long count, long trials, double tail) {
    if (count == 0) {
      return new Interval(0, -Math.expm1(Math.log(tail) / trials));
    }
    if (trials <= Integer.MAX_VALUE) {
      return library((int) count, (int) trials, tail);
    }
    double events = count;
    double n = trials;
    return beyondInt(events, n, tail);
  }

  /**
   * The same for counts that are not whole, as dependence leaves them: the beta quantiles are
   * defined for these too.
   *
   * @param events from 0 to {@code trials}
   * @param trials above 0
   */
  static Interval fractional(double events, double trials, double tail) {
    double misses = trials - events;
    if (misses < events) {
      Interval mirrored = fractionalUpToHalf(misses, trials, tail);
      return new Interval(1 - mirrored.high(), 1 - mirrored.low());
    }
    return fractionalUpToHalf(events, trials, tail);
  }

  private static Interval fractionalUpToHalf(double events, double trials, double tail) {
    if (events <= 0) {
      return new Interval(0, -Math.expm1(Math.log(tail) / trials));
    }
    if (trials > Integer.MAX_VALUE) {
      return beyondInt(events, trials, tail);
    }
    double misses = trials - events;
    return new Interval(
        BetaDistribution.of(events, misses + 1).inverseCumulativeProbability(tail),
        BetaDistribution.of(events + 1, misses).inverseSurvivalProbability(tail));
  }

  private static Interval beyondInt(double events, double trials, double tail) {
    return events <= POISSON_EVENTS ? poisson(events, trials, tail) : score(events, trials, tail);
  }

  private static Interval library(int count, int trials, double tail) {
    var interval =
        BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(trials, count, 2 * tail);
    return new Interval(interval.getLowerBound(), interval.getUpperBound());
  }

  private static Interval poisson(double events, double trials, double tail) {
    double low = GammaDistribution.of(events, 1).inverseCumulativeProbability(tail);
    double high = GammaDistribution.of(events + 1, 1).inverseSurvivalProbability(tail);
    return new Interval(low / trials, high / trials);
  }

  private static Interval score(double events, double n, double tail) {
    double z = Probability.deviate(tail);
    double rate = events / n;
    double centre = rate + z * z / (2 * n);
    double reach = z * Math.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n));
    double scale = 1 + z * z / n;
    return new Interval((centre - reach) / scale, (centre + reach) / scale);
  }
}
