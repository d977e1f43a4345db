package dev.vfrace.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * The interval of a rate that may be looked at after every trial: with the stated confidence it
 * covers the true rate at all looks together, so counting may stop on what it shows. {@link
 * Rate#interval(double)} holds for one look alone, and is narrower.
 *
 * <p>It holds every rate {@code p} whose likelihood is more than {@code alpha} times that of a beta
 * mixture of rates:
 *
 * <pre>{@code B(a+x, a+n-x) / (B(a, a) p^x (1-p)^(n-x)) < 1/alpha}</pre>
 *
 * with {@code x} events in {@code n} trials and {@code B} the beta function. At the true rate the
 * left side is a martingale that begins at 1, so it ever reaches {@code 1/alpha} with probability
 * {@code alpha} at most (Ville). See Robbins, <i>Statistical methods related to the law of the
 * iterated logarithm</i>, Annals of Mathematical Statistics 41, 1970; Howard, Ramdas, McAuliffe and
 * Sekhon, <i>Time-uniform, nonparametric, nonasymptotic confidence sequences</i>, Annals of
 * Statistics 49, 2021.
 *
 * <p>Any {@code a} keeps that promise; it decides at which rates the interval is narrow. Here
 * {@code a = 0.1}: nearly even over the decades of {@code p}, for rates that may be 1e-9. Without
 * events in 1e9 trials its upper end is {@code 5.8 / n} at 95 %, where {@code a = 1/2} would give
 * {@code 14 / n}; the price is 6 % of the width at rates near a half.
 */
public final class ConfidenceSequence {

  /** Nearly even over the decades of a rate. */
  static final BetaMixture MIXTURE = new BetaMixture(0.1, 0.1);

  private ConfidenceSequence() {}

  /** The sequence that is narrow where this target is reached. */
  public static TunedSequence tunedTo(TunedSequence.Target target) {
    return new TunedSequence(target);
  }

  /** The interval at {@link Rate#DEFAULT_CONFIDENCE}. */
  public static Interval interval(Rate rate) {
    return interval(rate, Rate.DEFAULT_CONFIDENCE);
  }

  /**
   * The interval of the true rate after these trials, for any {@code long} counts. It always holds
   * the observed rate; without trials it is {@code [0, 1]}.
   *
   * @param confidence {@code 1 - alpha}, above 0 and below 1
   */
  public static Interval interval(Rate rate, double confidence) {
    double alpha = Probability.tail(confidence, "confidence");
    if (rate.trials() == 0) {
      return Interval.ANY_RATE;
    }
    long misses = rate.trials() - rate.count();
    if (misses < rate.count()) {
      Interval mirrored = upToHalf(misses, rate.trials(), alpha);
      return new Interval(1 - mirrored.high(), 1 - mirrored.low());
    }
    return upToHalf(rate.count(), rate.trials(), alpha);
  }

  private static Interval upToHalf(long count, long trials, double alpha) {
    double n = trials;
    double events = count;
    double misses = trials - count;
    if (count == 0) {
      return new Interval(0, -Math.expm1((Math.log(alpha) + MIXTURE.logNoEvents(n)) / n));
    }
    double rate = events / n;
    double allowed = -Math.log(alpha) - MIXTURE.logRatio(events, misses);
    DoubleUnaryOperator excess = shift -> BetaMixture.divergence(events, n, shift) - allowed;
    return new Interval(
        shifted(rate, Crossing.of(excess, -1)), shifted(rate, Crossing.of(excess, 1)));
  }

  /** The rate whose log odds lie {@code shift} above those of {@code rate}. */
  private static double shifted(double rate, double shift) {
    return rate * Math.exp(shift) / (1 + rate * Math.expm1(shift));
  }
}
