package dev.vfrace.stress;

import dev.vfrace.timing.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What the modelled clock itself says against a campaign's figures. */
final class ClockDoubts {

  /**
   * A lag of this share of a window biases no rate that was ever measured; one of the whole window
   * does by 2 to 5 %.
   */
  private static final double LARGEST_SHARE = 0.2;

  private ClockDoubts() {}

  /** The doubts, a sentence each; none if there are none. */
  static List<String> of(Measurement measurement) {
    ClockSettings clock = measurement.settings().clock();
    if (clock.windowNanos().isEmpty()) {
      return List.of();
    }
    long window = clock.windowNanos().getAsLong();
    OptionalLong lag = clock.lagNanos();
    if (lag.isEmpty()) {
      return List.of(
          "the lag is unbounded: these are the frequencies of scheduling noise, not of the"
              + " configured timing; leave --lag at auto");
    }
    List<String> doubts = new ArrayList<>();
    if (lag.getAsLong() > LARGEST_SHARE * window) {
      doubts.add(
          ("the lag of %,d ns is more than %.0f %% of the shortest window of %,d ns, so that"
                  + " scheduling decides races; use --lag auto, or a timing with longer windows")
              .formatted(lag.getAsLong(), LARGEST_SHARE * 100, window));
    }
    long worst = measurement.lateness().getMaxValue();
    if (clock.pace() == Pace.FREE && isBeyond(worst, lag.getAsLong(), measurement)) {
      doubts.add(
          ("a step ran %,d ns out of order, more than the lag of %,d ns: the clock is broken;"
                  + " please report it")
              .formatted(worst, lag.getAsLong()));
    }
    return doubts;
  }

  /** Beyond the lag by more than the histogram's resolution. */
  private static boolean isBeyond(long worst, long lag, Measurement measurement) {
    return worst > measurement.lateness().highestEquivalentValue(lag);
  }
}
