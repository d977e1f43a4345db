package dev.vfrace.control;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.UniformDelay;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.MachineSpec;
import java.util.List;

/**
 * A race between the flag and one observer whose probability is known in closed form. It runs on
 * the same actors as any other VM: the kernel design of v6.1 with all steps instantaneous but the
 * one that sets the flag, {@code W} after the uevent.
 *
 * @param name in results
 * @param probability that the observer takes the VF for unslaved in a cycle that is a trial, 0 to 1
 * @param met the share of cycles that are trials: above 0, below 1 only if the observer can miss
 *     the VF altogether
 * @param machine the VM; the last of its programs is the observer
 * @param byVerdict whether the observer's judgement counts, not what it saw itself
 */
public record KnownRace(
    String name, double probability, double met, MachineSpec machine, boolean byVerdict) {

  /** The quantiles that the expectation over W is integrated from (midpoint rule). */
  private static final int POINTS = 200_000;

  /** Periods that pass before the VF comes, so that polls find nothing. */
  private static final double MISSED_POLLS = 2.5;

  private static final double ALWAYS_MET = 1;

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
    return new KnownRace(name, share(window, span), ALWAYS_MET, machine, false);
  }

  /** As {@link #byUevent}, with the flag set before the VF can be seen: it never is unslaved. */
  public static KnownRace never(String name, long span, long seed) {
    MachineSpec machine =
        ControlMachine.hotAdd(SlaveFlagAt.POST_INIT, Delay.ZERO, seed)
            .with(List.of(ControlPrograms.byUevent(new UniformDelay(0, span))));
    return new KnownRace(name, 0, ALWAYS_MET, machine, false);
  }

  /**
   * A rule reads as the probe of {@link #byUevent}, and a second program inherits its verdict
   * through udev: {@code p = E[min(W, M)] / M} for the second.
   */
  public static KnownRace throughUdev(String name, Delay window, long span, long seed) {
    MachineSpec machine =
        ControlMachine.hotAdd(SlaveFlagAt.REGISTER, window, seed)
            .with(ControlPrograms.throughUdev(new UniformDelay(0, span)));
    return new KnownRace(name, share(window, span), ALWAYS_MET, machine, true);
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
    return new KnownRace(name, share(window, span), ALWAYS_MET, machine, false);
  }

  /**
   * A program polls with period {@code M} at a random phase, and the VF may come and go between two
   * polls: it can be seen for {@code L = W + S}, then it is revoked. Of the instants at which the
   * program polls, {@code M} apart, one lies within a stretch of length {@code x <= M} with
   * probability {@code x / M}, since their phase is uniform. So it meets the VF in a share {@code
   * E[min(L, M)] / M} of cycles, and meets it before the flag in a share {@code E[min(W, M)] / M}:
   * {@code p = E[min(W, M)] / E[min(W + S, M)]} of the cycles in which it meets it. The VF comes
   * two and a half periods into the cycle, as in {@link #byPoll}.
   *
   * @param name in results
   * @param window W, from the uevent to the flag
   * @param stay S, from the flag to the revocation, nanoseconds, at least 1
   * @param period M, nanoseconds, at least 1
   * @param seed of the random draws
   */
  public static KnownRace byMissedPoll(
      String name, Delay window, long stay, long period, long seed) {
    MachineSpec machine =
        ControlMachine.hotAdd(SlaveFlagAt.REGISTER, window, seed)
            .after(new ConstantDelay(Math.round(MISSED_POLLS * period)))
            .staying(new ConstantDelay(stay))
            .with(List.of(ControlPrograms.byPoll(new ConstantDelay(period))));
    double met = share(window, stay, period);
    return new KnownRace(name, share(window, period) / met, met, machine, false);
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
    return new KnownRace(name, share(window, span / 2) / 2, ALWAYS_MET, machine, false);
  }

  /** How often the observer took the VF for unslaved. */
  public long hits(Counts observer) {
    return observer.of(byVerdict ? Counter.MISJUDGED : Counter.SAW_UNSLAVED);
  }

  /** {@code E[min(W, M)] / M}. */
  private static double share(Delay window, long span) {
    return share(window, 0, span);
  }

  /** {@code E[min(W + S, M)] / M}. */
  private static double share(Delay window, long stay, long span) {
    int points = window instanceof ConstantDelay ? 1 : POINTS;
    double sum = 0;
    for (int point = 0; point < points; point++) {
      sum += Math.min(window.quantile((point + 0.5) / points) + stay, (double) span);
    }
    return sum / points / span;
  }
}
