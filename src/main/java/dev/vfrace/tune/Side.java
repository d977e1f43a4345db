package dev.vfrace.tune;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.Stopping;
import dev.vfrace.statistics.TunedSequence;
import java.util.Optional;

/** On which side of a bound a rate is known to be. */
public enum Side {
  /** Below it. */
  BELOW,
  /** Above it, or at it. */
  ABOVE,
  /** Not known. */
  OPEN;

  /** All places together are right with 95 %, whenever it is looked. */
  private static final double CONFIDENCE =
      1 - (1 - Rate.DEFAULT_CONFIDENCE) / SolvePlan.MOST_PLACES;

  /** What a point tells. */
  static Side of(SolvePlan plan, Point point) {
    double bound = plan.question().bound();
    Rate rate = point.rate(plan.question().program(), plan.question().metric());
    if (rate.trials() == 0) {
      return OPEN;
    }
    Interval interval = interval(rate, bound);
    if (interval.high() < bound) {
      return BELOW;
    }
    return interval.low() > bound ? ABOVE : OPEN;
  }

  private static Interval interval(Rate rate, double bound) {
    Stopping looked = new Stopping.ByCounts(Optional.of(new TunedSequence.Bound(bound)));
    return new Rate(rate.count(), rate.trials(), looked, rate.dependence()).interval(CONFIDENCE);
  }
}
