package dev.vfrace.control;

import dev.vfrace.timing.Delay;
import dev.vfrace.userspace.ProgramSpec;
import dev.vfrace.userspace.ProgramSpec.Act;
import dev.vfrace.userspace.ProgramSpec.Gate;
import dev.vfrace.userspace.ProgramSpec.Heals;
import dev.vfrace.userspace.ProgramSpec.PropertyCheck;
import dev.vfrace.userspace.ProgramSpec.Reads;
import dev.vfrace.userspace.ProgramSpec.Trigger;
import java.util.Optional;

/** The probes of the known races. */
final class ControlPrograms {

  private static final String PROBE = "probe";

  private ControlPrograms() {}

  /** Reads the flag in sysfs, a delay after the uevent. */
  static ProgramSpec byUevent(Delay latency) {
    return probe(Trigger.UEVENT_ADD, latency, Optional.empty());
  }

  private static ProgramSpec probe(Trigger trigger, Delay latency, Optional<Delay> period) {
    return new ProgramSpec(
        PROBE,
        "reads the flag",
        "a race with a known answer",
        trigger,
        Reads.SYSFS,
        Gate.SLAVE_FLAG,
        latency,
        period,
        Optional.empty(),
        PropertyCheck.ALWAYS,
        Act.NONE,
        Delay.ZERO,
        Heals.NEVER);
  }
}
