package dev.vfrace.statistics;

import org.apache.commons.statistics.inference.BinomialTest;

/**
 * How many times as often an event happens in one variant as in another.
 *
 * <p>Given the events of both together, those of the first are binomial, with a share that depends
 * on the ratio alone (Przyborowski and Wilenski, <i>Homogeneity of results in testing samples from
 * Poisson series</i>, Biometrika 31, 1940). So the interval and the test are exact for rare events;
 * for rates that are not small they are safe, that is, too wide and too slow to reject.
 *
 * @param first the rate above the line
 * @param second the rate below the line
 */
public record RateRatio(Rate first, Rate second) {

  /**
   * The observed ratio, 0 or above: infinite without events in the second; NaN without events in
   * both, or without trials in one.
   */
  public double ratio() {
    return first.rate() / second.rate();
  }

  /** The two-sided interval at {@link Rate#DEFAULT_CONFIDENCE}. */
  public Interval interval() {
    return interval(Rate.DEFAULT_CONFIDENCE);
  }

  /**
   * The two-sided interval of the true ratio: Clopper-Pearson's of the share, as odds, times the
   * trials of the second over those of the first; of trials that depend on one another as many
   * count as they are worth, and of blocks it comes from the intervals of both. Without events in
   * the first it begins at 0, without events in the second it has no upper end (it is infinite).
   *
   * @param confidence above 0 and below 1
   */
  public Interval interval(double confidence) {
    double tail = Probability.tail(confidence, "confidence") / 2;
    if (first.isOfBlocks() || second.isOfBlocks()) {
      return ofIntervals(confidence);
    }
    if (isBursty(first) || isBursty(second)) {
      return new RateRatio(first.effective(), second.effective()).interval(confidence);
    }
    long events = events();
    if (events == 0 || first.trials() == 0 || second.trials() == 0) {
      return new Interval(0, Double.POSITIVE_INFINITY);
    }
    Interval share = ClopperPearson.interval(first.count(), events, tail);
    Interval rest = ClopperPearson.interval(second.count(), events, tail);
    double scale = (double) second.trials() / first.trials();
    return new Interval(scale * share.low() / rest.high(), scale * share.high() / rest.low());
  }

  private static boolean isBursty(Rate rate) {
    return rate.dependence() instanceof Dependence.Bursts;
  }

  /**
   * From the intervals of both, on the scale of logarithms (Donner and Zou, <i>Closed-form
   * confidence intervals for functions of the normal mean and standard deviation</i>, Statistical
   * Methods in Medical Research 21, 2012); where one may be 0, from their ends at a confidence that
   * both hold at once.
   */
  private Interval ofIntervals(double confidence) {
    Interval above = first.interval(confidence);
    Interval below = second.interval(confidence);
    if (above.low() > 0 && below.low() > 0) {
      double middle = Math.log(ratio());
      double down =
          Math.hypot(Math.log(first.rate() / above.low()), Math.log(below.high() / second.rate()));
      double up =
          Math.hypot(Math.log(above.high() / first.rate()), Math.log(second.rate() / below.low()));
      return new Interval(Math.exp(middle - down), Math.exp(middle + up));
    }
    double both = (1 + confidence) / 2;
    above = first.interval(both);
    below = second.interval(both);
    return new Interval(
        below.high() > 0 ? above.low() / below.high() : 0,
        below.low() > 0 ? above.high() / below.low() : Double.POSITIVE_INFINITY);
  }

  /**
   * The probability, if the true rates are equal, of counts that are no likelier than these: the
   * two-sided exact binomial test of the share. Beyond 2<sup>31</sup>-1 events it is the normal
   * approximation. It is 1 without events or without trials in one.
   */
  public double pValue() {
    long events = events();
    if (events == 0 || first.trials() == 0 || second.trials() == 0) {
      return 1;
    }
    double share = first.trials() / ((double) first.trials() + second.trials());
    if (events <= Integer.MAX_VALUE) {
      return BinomialTest.withDefaults().test((int) events, (int) first.count(), share).getPValue();
    }
    double excess = first.count() - events * share;
    double deviate = excess / Math.sqrt(events * share * (1 - share));
    return Math.min(1, 2 * Probability.beyond(Math.abs(deviate)));
  }

  private long events() {
    return Math.addExact(first.count(), second.count());
  }
}
