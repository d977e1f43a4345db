package dev.vfrace.explain;

import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import java.util.List;
import java.util.Optional;

/**
 * One step of a recorded cycle, with everything that happened until the next.
 *
 * @param label such as {@code S4b}
 * @param summary what the step is
 * @param step the step with a delay that it is; empty for a point that takes no time
 * @param at when, modelled nanoseconds
 * @param effects what happened, in order
 * @param device before the step and after it
 * @param rtnlHeld whether RTNL is held after the step
 */
public record RecordedStep(
    String label,
    String summary,
    Optional<KernelStep> step,
    long at,
    List<TraceEvent> effects,
    Device device,
    boolean rtnlHeld) {

  /** Defensive copy. */
  public RecordedStep {
    effects = List.copyOf(effects);
  }

  /**
   * The VF's device.
   *
   * @param before the step, as the kernel had it
   * @param after the step, as the kernel has it
   * @param seen after the step, as far as the programs are shown it
   */
  public record Device(LinkState before, LinkState after, LinkState seen) {}

  /** Whether the step set all of these bits, some of which were clear before. */
  boolean sets(int mask) {
    return device.after.has(mask) && !device.before.has(mask);
  }
}
