package dev.vfrace.campaign;

import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.Placement;
import java.util.OptionalLong;

/**
 * How a campaign's modelled clock is kept.
 *
 * @param pace real or free
 * @param lagNanos how far one side of a VM may run ahead of the other, modelled nanoseconds; empty:
 *     unbounded
 * @param windowNanos the shortest window (medians) in which userspace can see the VF without its
 *     flag or its master, modelled nanoseconds, at least 1; empty if none takes any time
 * @param placement which workers run the two sides of a VM
 */
public record ClockSettings(
    Pace pace, OptionalLong lagNanos, OptionalLong windowNanos, Placement placement) {

  /**
   * Whether the scheduling of threads, and not the timing, decides what happens first: then all
   * that one set of threads counts is a single draw of it.
   */
  public boolean measuresScheduling() {
    boolean isUnordered = lagNanos.isEmpty() || windowNanos.isEmpty();
    return isUnordered && (pace == Pace.REAL || placement != Placement.TOGETHER);
  }

  /**
   * With the placement that suits: where the scheduling of threads is what is measured, each side
   * has a thread; elsewhere the lag settles the order of the sides, and a VM is one task.
   */
  public static ClockSettings placed(Pace pace, OptionalLong lagNanos, OptionalLong windowNanos) {
    boolean isScheduling = pace == Pace.REAL || lagNanos.isEmpty() || windowNanos.isEmpty();
    return new ClockSettings(
        pace, lagNanos, windowNanos, isScheduling ? Placement.APART : Placement.TOGETHER);
  }
}
