package dev.vfrace.machine;

import dev.vfrace.count.Spans;
import dev.vfrace.kernel.VfNetdev;
import dev.vfrace.trace.TraceEvent;
import java.util.List;

/**
 * What a VM's round leaves behind for witnesses: when the VF was shown and marked in each cycle,
 * and what was recorded of one of them.
 *
 * @param firstCycle number of the round's first cycle within its VM
 * @param times four of each cycle, in modelled nanoseconds; none where they are not kept
 * @param recorded what the actors said that they did, in its order; empty if no cycle was recorded
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Evidence(long firstCycle, long[] times, List<TraceEvent> recorded) {

  /** None. */
  public static final Evidence NONE = new Evidence(0, new long[0], List.of());

  /** How many times there are of a cycle. */
  private static final int EACH = 4;

  /** Cycles whose times are kept: all of the round, or none. */
  public int cycles() {
    return times.length / EACH;
  }

  /**
   * What marks a VF, and from when on it is missed.
   *
   * @see VfNetdev#flagWindow
   * @see VfNetdev#masterWindow
   */
  public enum Mark {
    /** IFF_SLAVE, which can be read from S4c on. */
    FLAG(0),
    /** The master link, which can be seen from S4b on. */
    MASTER(2);

    private final int place;

    Mark(int place) {
      this.place = place;
    }
  }

  /** Whether a cycle's VF could be seen without a mark, and got it. */
  public boolean hasWindow(Mark mark, long cycle) {
    long from = shownAt(mark, cycle);
    long to = setAt(mark, cycle);
    return from != VfNetdev.NOT_YET && to != VfNetdev.NOT_YET && from < to;
  }

  /** From when on the lack of a mark could be seen; {@link VfNetdev#NOT_YET} if never. */
  public long shownAt(Mark mark, long cycle) {
    return times[place(cycle) + mark.place];
  }

  /** When the VF got a mark; {@link VfNetdev#NOT_YET} if it did not in the cycle. */
  public long setAt(Mark mark, long cycle) {
    return times[place(cycle) + mark.place + 1];
  }

  private int place(long cycle) {
    return EACH * (int) (cycle - firstCycle);
  }

  /** The times of a cycle, in their order. */
  static void add(VfNetdev vf, Spans times) {
    times.add(vf.readableAt());
    times.add(vf.flaggedAt());
    times.add(vf.visibleAt());
    times.add(vf.masteredAt());
  }
}
