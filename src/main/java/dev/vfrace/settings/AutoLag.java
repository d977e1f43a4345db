package dev.vfrace.settings;

import dev.vfrace.kernel.KernelDesign;
import dev.vfrace.kernel.KernelDesign.MasterLink;
import dev.vfrace.kernel.KernelDesign.SlaveFlagAt;
import dev.vfrace.timing.KernelTiming;
import dev.vfrace.vocabulary.KernelStep;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/**
 * Chooses how far one side of a VM may run ahead of the other: a small share of the shortest window
 * in which userspace can see a VF that is not yet marked, so that scheduling noise does not decide
 * the race.
 */
final class AutoLag {

  private static final List<KernelStep> TO_MASTER =
      List.of(
          KernelStep.UEVENT_ADD,
          KernelStep.QUEUES,
          KernelStep.LIST,
          KernelStep.NOTIFY_REGISTER,
          KernelStep.MASTER_LINK);

  private AutoLag() {}

  /**
   * The lag in nanoseconds, at least 1; empty (unbounded) if no window takes any time.
   *
   * @param share of the shortest window
   */
  static OptionalLong nanos(KernelDesign kernel, KernelTiming timing, double share) {
    double toMaster = TO_MASTER.stream().mapToDouble(step -> median(timing, step)).sum();
    double flag = median(timing, KernelStep.SLAVE_FLAG);
    boolean flagAtRegister = kernel.slaveFlagAt() == SlaveFlagAt.REGISTER;
    boolean links = kernel.masterLink() != MasterLink.NONE;
    double shortest =
        DoubleStream.of(
                flagAtRegister ? toMaster + flag : 0,
                links ? toMaster : 0,
                flagAtRegister ? flag : 0)
            .filter(window -> window > 0)
            .min()
            .orElse(0);
    return shortest > 0
        ? OptionalLong.of(Math.max(1, Math.round(shortest * share)))
        : OptionalLong.empty();
  }

  private static double median(KernelTiming timing, KernelStep step) {
    return timing.of(step).quantile(0.5);
  }
}
