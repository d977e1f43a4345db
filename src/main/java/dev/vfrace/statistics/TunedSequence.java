package dev.vfrace.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * A {@link ConfidenceSequence} that is narrow where counting is going to stop. It holds at any stop
 * whatever, as long as its target was chosen before the first trial; it is only wider elsewhere.
 *
 * <p>It holds every rate {@code p} at which {@code 0.9 T(p) + 0.1 U(p) < 1/alpha}. {@code U} is the
 * untuned sequence's mixture, so that a stop elsewhere costs no more than a factor of ten in
 * likelihood. {@code T} is tuned:
 *
 * <ul>
 *   <li>to a number of events {@code k}, or to the relative half-width {@code h} reached after
 *       {@code k = 2 ln(2/alpha) / h^2}: half the likelihood ratio of {@code p/u} to {@code p} and
 *       half that of {@code p/v}, where {@code u} below 1 and {@code v} above are the roots of
 *       {@code k (u - 1 - ln u) = ln(2/alpha)}. These alternatives are those that {@code k} events
 *       tell best from {@code p} (Howard, Ramdas, McAuliffe and Sekhon, <i>Time-uniform Chernoff
 *       bounds via nonnegative supermartingales</i>, Probability Surveys 17, 2020); they may differ
 *       from {@code p} to {@code p}, since a sequence tests every rate for itself (Waudby-Smith and
 *       Ramdas, <i>Estimating means of bounded random variables by betting</i>, Journal of the
 *       Royal Statistical Society B 86, 2024);
 *   <li>to a bound {@code r}: a beta mixture of mean {@code r} that is worth half an event (Robbins
 *       1970; Howard et al. 2021, as in {@link ConfidenceSequence}).
 * </ul>
 *
 * <p>At the true rate both are martingales or fall below one (where {@code p/u} is no rate), so
 * their mean ever reaches {@code 1/alpha} with probability {@code alpha} at most (Ville).
 */
public final class TunedSequence {

  /** Where counting is going to stop, as far as that is known beforehand. */
  public sealed interface Target {}

  /**
   * Where half the width is this share of the rate: after about {@code 7.4 / halfWidth^2} events at
   * 95 %.
   *
   * @param halfWidth relative to the rate, above 0
   */
  public record RelativeHalfWidth(double halfWidth) implements Target {
    /** Refuses what is no width. */
    public RelativeHalfWidth {
      if (!(halfWidth > 0 && halfWidth < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("half-width must be above 0: " + halfWidth);
      }
    }
  }

  /**
   * Where the rate is known to lie below the bound, or above.
   *
   * @param rate above 0 and below 1
   */
  public record Bound(double rate) implements Target {
    /** Refuses what no rate comes near to from both sides. */
    public Bound {
      Probability.inner(rate, "bound");
    }
  }

  /**
   * After that many events.
   *
   * @param count 1 or above
   */
  public record Events(long count) implements Target {
    /** Refuses what is reached at once. */
    public Events {
      if (count < 1) {
        throw new IllegalArgumentException("events must be 1 or above: " + count);
      }
    }
  }

  private static final double LOG_TUNED = Math.log(0.9);
  private static final double LOG_UNTUNED = Math.log(0.1);
  private static final double EVENTS_OF_BOUND = 0.5;

  /** Against the odds of one event, odds that even no event at all speaks for. */
  private static final double NEXT_TO_NOTHING = 1e-6;

  private final Target target;

  TunedSequence(Target target) {
    this.target = target;
  }

  /** The interval at {@link Rate#DEFAULT_CONFIDENCE}. */
  public Interval interval(Rate rate) {
    return interval(rate, Rate.DEFAULT_CONFIDENCE);
  }

  /**
   * The interval of the true rate after these trials; without trials it is {@code [0, 1]}.
   *
   * @param confidence {@code 1 - alpha}, above 0 and below 1
   */
  public Interval interval(Rate rate, double confidence) {
    double alpha = Probability.tail(confidence, "confidence");
    if (rate.trials() == 0) {
      return Interval.ANY_RATE;
    }
    double events = rate.count();
    double misses = rate.trials() - rate.count();
    double odds =
        events > 0 && misses > 0
            ? events / misses
            : (events > 0 ? events / NEXT_TO_NOTHING : NEXT_TO_NOTHING / misses);
    Evidence untuned = evidence(ConfidenceSequence.MIXTURE, events, misses, odds);
    Evidence tuned = tuned(alpha, events, misses, odds);
    DoubleUnaryOperator excess =
        shift ->
            logSum(LOG_TUNED + tuned.against(shift), LOG_UNTUNED + untuned.against(shift))
                + Math.log(alpha);
    return new Interval(
        events > 0 ? rate(odds, Crossing.of(excess, -1)) : 0,
        misses > 0 ? rate(odds, Crossing.of(excess, 1)) : 1);
  }

  private Evidence tuned(double alpha, double events, double misses, double odds) {
    if (target instanceof Bound bound) {
      double a = EVENTS_OF_BOUND;
      double b = a * (1 - bound.rate()) / bound.rate();
      return evidence(new BetaMixture(a, b), events, misses, odds);
    }
    double most = Math.log(2 / alpha);
    double at = eventsAtStop(most);
    DoubleUnaryOperator excess = shift -> at * (Math.expm1(shift) - shift) - most;
    Evidence higher = instead(Math.exp(-Crossing.of(excess, -1)), events, misses, odds);
    Evidence lower = instead(Math.exp(-Crossing.of(excess, 1)), events, misses, odds);
    return shift -> logSum(higher.against(shift), lower.against(shift)) - Math.log(2);
  }

  private double eventsAtStop(double most) {
    if (target instanceof RelativeHalfWidth width) {
      return 2 * most / (width.halfWidth() * width.halfWidth());
    }
    return target instanceof Events events ? events.count() : 1;
  }

  /** What speaks for a rate {@code factor} times as high, which is none where it is above 1. */
  private static Evidence instead(double factor, double events, double misses, double odds) {
    return shift -> {
      double fewer = (1 - factor) * odds * Math.exp(shift);
      return fewer > -1
          ? events * Math.log(factor) + misses * Math.log1p(fewer)
          : Double.NEGATIVE_INFINITY;
    };
  }

  private static Evidence evidence(BetaMixture mixture, double events, double misses, double odds) {
    double trials = events + misses;
    if (events == 0) {
      double log = mixture.logNoEvents(trials);
      return shift -> log + trials * Math.log1p(odds * Math.exp(shift));
    }
    if (misses == 0) {
      double log = new BetaMixture(mixture.b(), mixture.a()).logNoEvents(trials);
      return shift -> log + trials * Math.log1p(Math.exp(-shift) / odds);
    }
    double log = mixture.logRatio(events, misses);
    return shift -> log + BetaMixture.divergence(events, trials, shift);
  }

  private static double rate(double odds, double shift) {
    double at = odds * Math.exp(shift);
    return at / (1 + at);
  }

  /** The logarithm of the sum of two numbers, given by their logarithms. */
  private static double logSum(double first, double second) {
    double larger = Math.max(first, second);
    return larger + Math.log1p(Math.exp(Math.min(first, second) - larger));
  }

  /** The logarithm of what speaks against the rate that many nats of log odds away. */
  private interface Evidence {
    double against(double shift);
  }
}
