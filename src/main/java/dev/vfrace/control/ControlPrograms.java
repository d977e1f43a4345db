package dev.vfrace.control;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Act;
import dev.vfrace.model.ProgramSpec.Gate;
import dev.vfrace.model.ProgramSpec.Heals;
import dev.vfrace.model.ProgramSpec.PropertyCheck;
import dev.vfrace.model.ProgramSpec.Reads;
import dev.vfrace.model.ProgramSpec.Runs;
import dev.vfrace.model.ProgramSpec.Trigger;
import java.util.List;
import java.util.Optional;

/** The observers of the known races. */
final class ControlPrograms {

  private static final String PROBE = "probe";
  private static final String HEIR = "heir";

  private ControlPrograms() {}

  /** Reads the flag in sysfs, a delay after the uevent. */
  static ProgramSpec byUevent(Delay latency) {
    return probe(Trigger.UEVENT_ADD, latency, Optional.empty());
  }

  /** Reads the flag in sysfs at each poll, until it finds the VF. */
  static ProgramSpec byPoll(Delay period) {
    return probe(Trigger.POLL, Delay.ZERO, Optional.of(period));
  }

  /** Reads the flag in sysfs once a boot. */
  static ProgramSpec byBootScan(Delay latency) {
    return probe(Trigger.BOOT_SCAN, latency, Optional.empty());
  }

  /** A rule that reads the flag, and a program that goes by the rule's verdict. */
  static List<ProgramSpec> throughUdev(Delay latency) {
    ProgramSpec heir =
        program(
            HEIR,
            Trigger.NEWLINK,
            Gate.UDEV_PROPERTY,
            Delay.ZERO,
            Optional.empty(),
            Optional.of(PROBE));
    return List.of(byUevent(latency), heir);
  }

  private static ProgramSpec probe(Trigger trigger, Delay latency, Optional<Delay> period) {
    return program(PROBE, trigger, Gate.SLAVE_FLAG, latency, period, Optional.empty());
  }

  private static ProgramSpec program(
      String name,
      Trigger trigger,
      Gate gate,
      Delay latency,
      Optional<Delay> period,
      Optional<String> propertyFrom) {
    return new ProgramSpec(
        name,
        "observer of a race with a known answer",
        "a race with a known answer",
        trigger,
        Reads.SYSFS,
        gate,
        latency,
        /* latencyFixed= */ false,
        Runs.ALWAYS,
        /* afterRename= */ false,
        period,
        propertyFrom,
        PropertyCheck.ALWAYS,
        /* verdictFrom= */ Optional.empty(),
        Act.NONE,
        /* touches= */ false,
        Delay.ZERO,
        Heals.NEVER);
  }
}
