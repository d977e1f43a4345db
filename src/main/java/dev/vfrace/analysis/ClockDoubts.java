package dev.vfrace.analysis;

import dev.vfrace.campaign.ClockSettings;
import dev.vfrace.raw.RawRun;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * What the modelled clock itself says against a campaign's figures. One side of a VM tends to use
 * the lag up, so that a race is biased by about the share of its window that the lag is ({@code
 * vfrace show clock} measures it: a lag of 1, 5, 20 % gave 0.8, 5, 20 %). Hence the lag may be no
 * larger a share than the tolerance of the controls. Of a VM that is one task no side runs ahead.
 */
final class ClockDoubts {

  /** The lag is at least 1 ns, which must be a small share of the window. */
  private static final long SHORTEST_NANOS = 100;

  private ClockDoubts() {}

  /** The doubts, a sentence each; none if there are none. */
  static List<String> of(RawRun raw) {
    ClockSettings clock = raw.clock();
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
    if (window < SHORTEST_NANOS) {
      doubts.add(
          ("the shortest window of %,d ns is too short for a clock of nanoseconds; use a timing"
                  + " with windows of %,d ns or more")
              .formatted(window, SHORTEST_NANOS));
    }
    double share = raw.tallies().controls().tolerance();
    boolean hasSides = clock.placement() != Placement.TOGETHER;
    if (hasSides && lag.getAsLong() > Math.max(1, share * window)) {
      doubts.add(
          ("the lag of %,d ns is more than %s %% of the shortest window of %,d ns, and"
                  + " biases rates by as much; use --lag auto, or a timing with longer windows")
              .formatted(lag.getAsLong(), share * 100, window));
    }
    Histogram lateness = raw.histograms().lateness().histogram();
    long worst = lateness.getMaxValue();
    if (clock.pace() == Pace.FREE && isBeyond(worst, lag.getAsLong(), lateness)) {
      doubts.add(
          ("a step ran %,d ns out of order, more than the lag of %,d ns: the clock is broken;"
                  + " please report it")
              .formatted(worst, lag.getAsLong()));
    }
    return doubts;
  }

  /** Beyond the lag by more than the histogram's resolution. */
  private static boolean isBeyond(long worst, long lag, Histogram lateness) {
    return worst > lateness.highestEquivalentValue(lag);
  }
}
