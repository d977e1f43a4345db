package dev.vfrace.campaign;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a campaign goes on that was interrupted. Its lanes run on from the cycle that each of them
 * had come to, and draw what they would have drawn.
 *
 * @param totals what was counted before
 * @param started when it began first
 * @param elapsed wall time before
 * @param messages handled before
 * @param laneCycles that each lane has run, those before anything was counted left out; of a
 *     campaign in blocks 0
 * @param blocks that have been run to their end
 */
public record Resumption(
    CampaignTotals totals,
    Instant started,
    Duration elapsed,
    long messages,
    long laneCycles,
    int blocks) {

  /**
   * Cycles that a lane runs again before it goes on, without counting them: what it then has in
   * hand is what it had. It is more than {@link dev.vfrace.count.Tally#EPISODE_GAP}, the longest
   * that any count looks back.
   */
  static final int RUN_AGAIN = 20;

  /**
   * Cycles that each lane runs before anything is counted.
   *
   * @param warmUp those of a campaign that begins
   * @param laneCycles that each lane has run after them
   */
  static int warmUp(int warmUp, long laneCycles) {
    return (int) Math.min(warmUp + laneCycles, Math.max(warmUp, RUN_AGAIN));
  }
}
