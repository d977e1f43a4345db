package dev.vfrace.settings;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Gate;
import dev.vfrace.model.ProgramSpec.Trigger;
import dev.vfrace.model.UserspaceTiming;
import dev.vfrace.userspace.ProgramMatter;
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
    Delay latency = latency(program, timing).orElse(program.latency());
    return program.timed(
        timing.together().join(program.name(), firstMatter(program).key(), latency),
        period,
        timing.actLatency().orElse(program.actLatency()));
  }

  /** Of a program that goes by a property, it is what it does about the link. */
  private static ProgramMatter firstMatter(ProgramSpec program) {
    return program.gate() == Gate.UDEV_PROPERTY
        ? ProgramMatter.LINK_LATENCY
        : ProgramMatter.LATENCY;
  }

  private static Optional<Delay> latency(ProgramSpec program, UserspaceTiming timing) {
    if (program.latencyFixed()) {
      return Optional.empty();
    }
    return switch (program.trigger()) {
      case UEVENT_ADD, UEVENT -> timing.ueventLatency();
      case NEWLINK -> timing.newlinkLatency();
      case BOOT_SCAN -> timing.scanLatency();
      case POLL -> timing.pollLatency();
      case KERNEL_ASK, NETDEV_UP -> Optional.empty();
    };
  }
}
