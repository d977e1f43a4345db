package dev.vfrace.campaign;

import dev.vfrace.timeline.Pace;

/**
 * How many cycles a lane runs between two reports. At free pace enough that reports cost nothing;
 * with many lanes fewer, so that the lanes stay side by side, but still so many that what a visit
 * touches first pays for itself; at real pace one, since a cycle may take minutes.
 */
final class RoundLength {

  /** Cycles of all lanes together in a round, about, where there are many lanes. */
  private static final int CYCLES = 64_000;

  /** Cycles of a visit to a VM whose memory is in no cache, at least. */
  private static final int SHORTEST_VISIT = 8;

  private RoundLength() {}

  static int of(CampaignSettings settings) {
    return settings.clock().pace() == Pace.REAL
        ? 1
        : Math.max(SHORTEST_VISIT, Math.min(RoundPlan.LONGEST_ROUND, CYCLES / settings.lanes()));
  }
}
