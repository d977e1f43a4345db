package dev.vfrace.timeline;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.CycleRandom;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.vocabulary.KernelStep;
import java.util.Arrays;

/**
 * When the kernel's steps are due: the strand's time plus the step's delay.
 *
 * <p>Each step of each cycle has its own random draws, so that a step takes as long as it does
 * whatever order the threads bring the other steps in.
 */
public final class StepClock {

  private static final int STEPS = KernelStep.values().length;

  private final Strand strand;
  private final KernelTiming timing;
  private final CycleRandom random;
  private final int[] repeats = new int[STEPS];
  private long cycle;

  /** A clock for the kernel's side of a lane. */
  public StepClock(Strand strand, KernelTiming timing, CycleRandom random) {
    this.strand = strand;
    this.timing = timing;
    this.random = random;
  }

  /** Starts the draws of a cycle. */
  public void startCycle(long number) {
    cycle = number;
    Arrays.fill(repeats, 0);
  }

  /** The number of the cycle, which is also the VF's ifindex. */
  public long cycle() {
    return cycle;
  }

  /** The strand of the kernel's actors. */
  public Strand strand() {
    return strand;
  }

  /** Now, modelled nanoseconds. */
  public long now() {
    return strand.now();
  }

  /** When a step that begins now is done, modelled nanoseconds. */
  public long after(KernelStep step) {
    return strand.now() + draw(step, timing.of(step));
  }

  /** When a delay of a scenario that begins now is over, modelled nanoseconds. */
  public long after(Delay delay) {
    return strand.now() + draw(KernelStep.SETTLE, delay);
  }

  @SuppressWarnings("EnumOrdinal") // an index that does not outlive the run
  private long draw(KernelStep step, Delay delay) {
    if (delay instanceof ConstantDelay constant) {
      return constant.nanos();
    }
    int repeat = ++repeats[step.ordinal()];
    random.restart(cycle, 31L * step.key().hashCode() + repeat);
    return delay.sample(random);
  }
}
