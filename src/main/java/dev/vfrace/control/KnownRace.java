package dev.vfrace.control;

import dev.vfrace.kernel.KernelDesign.SlaveFlagAt;
import dev.vfrace.machine.MachineSpec;
import dev.vfrace.timing.ConstantDelay;
import dev.vfrace.timing.Delay;
import dev.vfrace.timing.UniformDelay;
import dev.vfrace.vocabulary.Counts;
import java.util.List;

/**
 * A race between the flag and one observer whose probability is known in closed form. It runs on
 * the same actors as any other VM: the kernel design of v6.1 with all steps instantaneous but the
 * one that sets the flag, {@code W} after the uevent.
 *
 * @param name in results
 * @param probability that the observer takes the VF for unslaved, 0 to 1
 * @param machine the VM; the last of its programs is the observer
 * @param byVerdict whether the observer's judgement counts, not what it saw itself
 */
public record KnownRace(String name, double probability, MachineSpec machine, boolean byVerdict) {

  /** The quantiles that the expectation over W is integrated from (midpoint rule). */
  private static final int POINTS = 200_000;

  /** Periods that pass before the VF comes, so that polls find nothing. */
  private static final double MISSED_POLLS = 2.5;

  /**
   * A probe reads {@code U} after the uevent, {@code U} uniform over 0 to {@code M}: {@code p =
   * E[min(W, M)] / M}.
   *
   * @param name in results
   * @param window W
   * @param span M, nanoseconds, at least 1
   * @param seed of the random draws
   */
  public static KnownRace byUevent(String name, Delay window, long span, long seed) {
    MachineSpec machine =
        ControlMachine.hotAdd(SlaveFlagAt.REGISTER, window, seed)
            .with(List.of(ControlPrograms.byUevent(new UniformDelay(0, span))));
    return new KnownRace(name, share(window, span), machine, false);
  }

  /** As {@link #byUevent}, with the flag set before the VF can be seen: it never is unslaved. */
  public static KnownRace never(String name, long span, long seed) {
    MachineSpec machine =
        ControlMachine.hotAdd(SlaveFlagAt.POST_INIT, Delay.ZERO, seed)
            .with(List.of(ControlPrograms.byUevent(new UniformDelay(0, span))));
    return new KnownRace(name, 0, machine, false);
  }

  /**
   * A rule reads as the probe of {@link #byUevent}, and a second program inherits its verdict
   * through udev: {@code p = E[min(W, M)] / M} for the second.
   */
  public static KnownRace throughUdev(String name, Delay window, long span, long seed) {
    MachineSpec machine =
        ControlMachine.hotAdd(SlaveFlagAt.REGISTER, window, seed)
            .with(ControlPrograms.throughUdev(new UniformDelay(0, span)));
    return new KnownRace(name, share(window, span), machine, true);
  }

  /**
   * A program polls with period {@code M} at a random phase. The VF comes two and a half periods
   * into the cycle, so that the first polls find nothing; the first one that finds it comes a time
   * uniform over 0 to {@code M} later: {@code p = E[min(W, M)] / M}.
   */
  public static KnownRace byPoll(String name, Delay window, long span, long seed) {
    MachineSpec machine =
        ControlMachine.hotAdd(SlaveFlagAt.REGISTER, window, seed)
            .after(new ConstantDelay(Math.round(MISSED_POLLS * span)))
            .with(List.of(ControlPrograms.byPoll(new ConstantDelay(span))));
    return new KnownRace(name, share(window, span), machine, false);
  }

  /**
   * A program scans once a boot, at a time uniform over 0 to {@code M}; the VF comes at {@code M /
   * 2}. A scan that finds no VF is a trial too: {@code p = E[min(W, M / 2)] / M}.
   */
  public static KnownRace byBootScan(String name, Delay window, long span, long seed) {
    MachineSpec machine =
        ControlMachine.boot(window, seed)
            .after(new ConstantDelay(span / 2))
            .with(List.of(ControlPrograms.byBootScan(new UniformDelay(0, span))));
    return new KnownRace(name, share(window, span / 2) / 2, machine, false);
  }

  /** How often the observer took the VF for unslaved. */
  public long hits(Counts observer) {
    return byVerdict ? observer.misjudged() : observer.sawUnslaved();
  }

  /** {@code E[min(W, M)] / M}. */
  private static double share(Delay window, long span) {
    double sum = 0;
    for (int point = 0; point < POINTS; point++) {
      sum += Math.min(window.quantile((point + 0.5) / POINTS), (double) span);
    }
    return sum / POINTS / span;
  }
}
