package dev.vfrace.calibration;

import dev.vfrace.vocabulary.KernelStep;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One registration of a VF.
 *
 * @param steps what the steps took, in the order of {@link #STEPS}, nanoseconds
 * @param wakeUp from the broadcast to a receiver running, nanoseconds; {@link #UNKNOWN}: not known
 */
@SuppressWarnings("ArrayRecordComponent") // a row of a table, never compared
public record Cycle(long[] steps, long wakeUp) {

  /** The steps of a registration. */
  static final List<KernelStep> STEPS =
      List.copyOf(EnumSet.range(KernelStep.POST_INIT, KernelStep.RTNL_UNLOCK));

  /** The column beside the steps. */
  static final String WAKE_UP = "wake-up";

  static final long UNKNOWN = -1;

  /** More are not kept: a timing takes no larger file of rows. */
  static final int MOST = 500_000;

  /**
   * A registration.
   *
   * @param times when it began, and when each step was done: one more than there are steps
   */
  static Cycle between(long... times) {
    long[] steps = new long[STEPS.size()];
    for (int at = 0; at < steps.length; at++) {
      steps[at] = Math.max(0, times[at + 1] - times[at]);
    }
    return new Cycle(steps, UNKNOWN);
  }

  /** The same with a receiver. */
  Cycle wokenAfter(long nanos) {
    return new Cycle(steps, Math.max(0, nanos));
  }

  boolean isWoken() {
    return wakeUp != UNKNOWN;
  }

  /** What a step took, or, behind them, the wake-up, nanoseconds. */
  long value(int place) {
    return place < steps.length ? steps[place] : wakeUp;
  }

  /** The steps, and the wake-up if it is known. */
  LongStream values() {
    return isWoken()
        ? LongStream.concat(Arrays.stream(steps), LongStream.of(wakeUp))
        : Arrays.stream(steps);
  }
}
