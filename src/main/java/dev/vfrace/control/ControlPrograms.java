package dev.vfrace.control;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.AwaitsUdev;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gating;
import dev.vfrace.model.Heals;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Again;
import dev.vfrace.model.ProgramSpec.Deed;
import dev.vfrace.model.ProgramSpec.Look;
import dev.vfrace.model.ProgramSpec.Origin;
import dev.vfrace.model.ProgramSpec.Waking;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Runs;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
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
        program(HEIR, Trigger.NEWLINK, Gating.byPropertyOf(PROBE), Delay.ZERO, Optional.empty());
    return List.of(byUevent(latency), heir);
  }

  private static ProgramSpec probe(Trigger trigger, Delay latency, Optional<Delay> period) {
    return program(PROBE, trigger, Gating.by(Gate.SLAVE_FLAG), latency, period);
  }

  private static ProgramSpec program(
      String name, Trigger trigger, Gating gating, Delay latency, Optional<Delay> period) {
    return new ProgramSpec(
        name,
        new Origin("observer of a race with a known answer", "a race with a known answer"),
        new Waking(trigger, Runs.ALWAYS, UdevStage.RULES, AwaitsUdev.NO, Optional.empty()),
        new Look(Reads.SYSFS, latency, /* latencyFixed= */ false),
        gating,
        Deed.NONE,
        new Again(Heals.NEVER, period));
  }
}
