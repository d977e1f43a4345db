package dev.vfrace.stress;

import dev.vfrace.timing.Pace;

/**
 * How many cycles a lane runs between two reports. At free pace enough that reports cost nothing;
 * at real pace one, since a cycle may take minutes.
 */
final class RoundLength {

  private RoundLength() {}

  static int of(CampaignSettings settings) {
    return settings.clock().pace() == Pace.REAL ? 1 : RoundPlan.LONGEST_ROUND;
  }
}
