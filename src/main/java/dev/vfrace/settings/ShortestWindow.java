package dev.vfrace.settings;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.vocabulary.KernelStep;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/**
 * The shortest window in which userspace can see a VF that is not yet marked, or could if the
 * design did not hide it: the time scale of a campaign, from which the lag and the controls are
 * derived.
 */
final class ShortestWindow {

  private ShortestWindow() {}

  /** The window in nanoseconds, by the steps' medians, at least 1; empty if none takes any time. */
  static OptionalLong nanos(KernelDesign kernel, KernelTiming timing) {
    double toMaster =
        EnumSet.range(KernelStep.UEVENT_ADD, KernelStep.MASTER_LINK).stream()
            .mapToDouble(step -> median(timing, step))
            .sum();
    double flag = median(timing, KernelStep.SLAVE_FLAG);
    boolean flagAtRegister = kernel.slaveFlagAt() == SlaveFlagAt.REGISTER;
    double shortest =
        DoubleStream.of(flagAtRegister ? toMaster + flag : 0, toMaster, flagAtRegister ? flag : 0)
            .filter(window -> window > 0)
            .min()
            .orElse(0);
    return shortest > 0 ? OptionalLong.of(Math.max(1, Math.round(shortest))) : OptionalLong.empty();
  }

  private static double median(KernelTiming timing, KernelStep step) {
    return timing.of(step).quantile(0.5);
  }
}
