package dev.vfrace.campaign;

import dev.vfrace.timeline.Pace;

/**
 * How many cycles a lane runs between two reports. At free pace enough that reports cost nothing;
 * with many lanes fewer, so that there is progress to see; at real pace one, since a cycle may take
 * minutes.
 */
final class RoundLength {

  /** Cycles of all lanes together in a round, about, where there are many lanes. */
  private static final int CYCLES = 64_000;

  private RoundLength() {}

  static int of(CampaignSettings settings) {
    return settings.clock().pace() == Pace.REAL
        ? 1
        : Math.max(1, Math.min(RoundPlan.LONGEST_ROUND, CYCLES / settings.lanes()));
  }
}
