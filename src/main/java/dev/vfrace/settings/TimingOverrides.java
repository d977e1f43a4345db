package dev.vfrace.settings;

import dev.vfrace.timing.Delay;
import dev.vfrace.timing.UserspaceTiming;
import dev.vfrace.userspace.ProgramSpec;
import dev.vfrace.userspace.ProgramSpec.Trigger;
import java.util.Optional;

/** Replaces a program's own figures by those of a timing. */
final class TimingOverrides {

  private TimingOverrides() {}

  /** The program with the figures that the timing has for its trigger. */
  static ProgramSpec apply(ProgramSpec program, UserspaceTiming timing) {
    Optional<Delay> period =
        program.trigger() == Trigger.POLL
            ? timing.pollPeriod().or(program::period)
            : program.period();
    return new ProgramSpec(
        program.name(),
        program.summary(),
        program.source(),
        program.trigger(),
        program.reads(),
        program.gate(),
        latency(program.trigger(), timing).orElse(program.latency()),
        program.onlyAtBoot(),
        program.afterRename(),
        period,
        program.propertyFrom(),
        program.propertyCheck(),
        program.verdictFrom(),
        program.acts(),
        timing.actLatency().orElse(program.actLatency()),
        program.heals());
  }

  private static Optional<Delay> latency(Trigger trigger, UserspaceTiming timing) {
    return switch (trigger) {
      case UEVENT_ADD, UEVENT -> timing.ueventLatency();
      case NEWLINK -> timing.newlinkLatency();
      case BOOT_SCAN -> timing.scanLatency();
      case POLL -> timing.pollLatency();
      case KERNEL_ASK, NETDEV_UP -> Optional.empty();
    };
  }
}
