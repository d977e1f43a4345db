package dev.vfrace.control;

import dev.vfrace.kernel.KernelDesign.SlaveFlagAt;
import dev.vfrace.machine.MachineSpec;
import dev.vfrace.timing.Delay;
import dev.vfrace.timing.UniformDelay;
import java.util.List;

/**
 * A race between the flag and one probe whose probability is known in closed form. It runs on the
 * same actors as any other VM: the kernel design of v6.1 with all steps instantaneous but the one
 * that sets the flag, and a probe that the uevent triggers.
 *
 * <p>The flag comes {@code W} after the uevent, the probe reads {@code U} after it, {@code U}
 * uniform over 0 to {@code M}. It reads an unslaved VF if {@code U < W}, so with probability {@code
 * E[min(W, M)] / M}.
 *
 * @param name in results
 * @param probability that the probe reads an unslaved VF, 0 to 1
 * @param machine the VM
 */
public record KnownRace(String name, double probability, MachineSpec machine) {

  /** The quantiles that the expectation over W is integrated from (midpoint rule). */
  private static final int POINTS = 200_000;

  /**
   * A probe that the uevent triggers.
   *
   * @param name in results
   * @param window W
   * @param span M, nanoseconds, at least 1
   * @param seed of the random draws
   */
  public static KnownRace byUevent(String name, Delay window, long span, long seed) {
    MachineSpec machine =
        ControlMachine.of(SlaveFlagAt.REGISTER, window, seed)
            .with(List.of(ControlPrograms.byUevent(new UniformDelay(0, span))));
    return new KnownRace(name, expectedMinimum(window, span) / (double) span, machine);
  }

  /** As {@link #byUevent}, with the flag set before the VF can be seen: it never is unslaved. */
  public static KnownRace never(String name, long span, long seed) {
    MachineSpec machine =
        ControlMachine.of(SlaveFlagAt.POST_INIT, Delay.ZERO, seed)
            .with(List.of(ControlPrograms.byUevent(new UniformDelay(0, span))));
    return new KnownRace(name, 0, machine);
  }

  /** {@code E[min(W, M)]} in nanoseconds. */
  private static double expectedMinimum(Delay window, long span) {
    double sum = 0;
    for (int point = 0; point < POINTS; point++) {
      sum += Math.min(window.quantile((point + 0.5) / POINTS), (double) span);
    }
    return sum / POINTS;
  }
}
