package dev.vfrace.campaign;

import dev.vfrace.count.Marks;
import java.util.OptionalLong;

/**
 * How many cycles each lane runs in the next round: the same for all lanes, so that no lane's short
 * cycles are counted in the place of another's long ones. Only the last round of a campaign with a
 * fixed number of cycles gives some lanes one cycle more than others.
 */
final class RoundPlan {

  /**
   * Cycles a lane and round at the most, so many as can be told apart afterwards; progress and
   * interrupts come at the ends of rounds.
   */
  static final int LONGEST_ROUND = Marks.CYCLES;

  private final int lanes;
  private final int roundLength;
  private final OptionalLong total;
  private long planned;

  /**
   * A plan.
   *
   * @param lanes how many
   * @param total cycles of all lanes; empty: as many as there is time for
   * @param roundLength cycles a lane and round at most
   * @param done cycles that each lane has run before
   */
  RoundPlan(int lanes, OptionalLong total, int roundLength, long done) {
    this.lanes = lanes;
    this.total = total;
    this.roundLength = roundLength;
    this.planned = done * lanes;
  }

  /** The next round's cycles by lane; all 0 when the campaign is complete. */
  int[] next() {
    int[] cycles = new int[lanes];
    long left = total.isPresent() ? total.getAsLong() - planned : Long.MAX_VALUE;
    long perLane = Math.min(roundLength, left / lanes);
    long extra = perLane < roundLength ? left % lanes : 0;
    for (int lane = 0; lane < lanes; lane++) {
      cycles[lane] = (int) (perLane + (lane < extra ? 1 : 0));
      planned += cycles[lane];
    }
    return cycles;
  }
}
