package dev.vfrace.statistics;

import java.util.Optional;

/** What decided how many trials there are, and so which intervals of their rate hold. */
public sealed interface Stopping {

  /** A number of trials that was fixed beforehand, or a time. */
  Stopping FIXED = new Fixed();

  /** Counts that were looked at on the way, of which none was known to be that of this rate. */
  Stopping BY_COUNTS = new ByCounts(Optional.empty());

  /** Not the counts: the interval holds for one look, at the end. */
  record Fixed() implements Stopping {}

  /**
   * The counts themselves: the interval is that of a {@link ConfidenceSequence}, which holds at any
   * stop.
   *
   * @param target where counting was to stop, chosen before the first trial; empty: unknown
   */
  record ByCounts(Optional<TunedSequence.Target> target) implements Stopping {

    Interval interval(Rate rate, double confidence) {
      return target
          .map(it -> ConfidenceSequence.tunedTo(it).interval(rate, confidence))
          .orElseGet(() -> ConfidenceSequence.interval(rate, confidence));
    }
  }
}
