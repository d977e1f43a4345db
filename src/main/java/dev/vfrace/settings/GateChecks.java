package dev.vfrace.settings;

import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Gating;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.PropertyCheck;
import dev.vfrace.model.Trigger;

/** Refuses gates that lack what they go by, and keys that no gate uses. */
final class GateChecks {

  private GateChecks() {}

  /** Checks one program by itself. */
  static void check(ProgramSpec program, Section section) {
    checkProperty(program, section);
    checkVerdict(program, section);
    checkLists(program, section);
    checkJoined(program, section);
  }

  private static void checkProperty(ProgramSpec program, Section section) {
    boolean byProperty = program.goesBy(Gate.UDEV_PROPERTY);
    if (byProperty && program.propertyFrom().isEmpty()) {
      throw section
          .required("gate", "another gate")
          .error(
              "needs property-from; allowed: the name of a program with trigger uevent-add or"
                  + " uevent");
    }
    boolean isRule = program.trigger() == Trigger.UEVENT_ADD || program.trigger() == Trigger.UEVENT;
    if (byProperty && isRule) {
      throw section
          .required("gate", "another gate")
          .error(
              "a udev rule sets properties and has none to go by; allowed with trigger = newlink,"
                  + " boot-scan or poll");
    }
    if (!byProperty && program.propertyFrom().isPresent()) {
      throw section
          .required("property-from", "none")
          .error("nothing uses it; allowed with gate = udev-property");
    }
    if (program.propertyCheck() == PropertyCheck.ALWAYS) {
      return;
    }
    if (!byProperty) {
      throw section
          .required("property-check", "always")
          .error("nothing uses it; allowed: always, or with gate = udev-property");
    }
    if (!program.judgesAgain() || !program.gating().later().ask(Gate.UDEV_PROPERTY)) {
      throw section
          .required("property-check", "always")
          .error(
              "no later look asks for the property; allowed: always, or with looks-again or"
                  + " restarts, and udev-property in again-gate");
    }
  }

  private static void checkVerdict(ProgramSpec program, Section section) {
    boolean byVerdict = program.goesBy(Gate.VERDICT);
    if (byVerdict && program.verdictFrom().isEmpty()) {
      throw section
          .required("gate", "another gate")
          .error("needs verdict-from; allowed: the name of another program");
    }
    if (!byVerdict && program.verdictFrom().isPresent()) {
      throw section
          .required("verdict-from", "none")
          .error("nothing uses it; allowed with gate = verdict");
    }
  }

  private static void checkLists(ProgramSpec program, Section section) {
    Gating.Lists lists = program.gating().lists();
    checkList(program, Gate.DRIVER, !lists.drivers().isEmpty(), "drivers", section);
    checkList(program, Gate.NAME, !lists.names().isEmpty(), "names", section);
    checkList(
        program, Gate.DUMP_ORDER, lists.netvscIfindex().isPresent(), "netvsc-ifindex", section);
  }

  private static void checkList(
      ProgramSpec program, Gate gate, boolean given, String key, Section section) {
    String word = new Gates.One(gate).text();
    if (program.goesBy(gate) && !given) {
      throw section
          .required("gate", "another gate")
          .error("gate %s needs %s; allowed: both, or neither".formatted(word, key));
    }
    if (!program.goesBy(gate) && given) {
      throw section.required(key, "none").error("nothing uses it; allowed with gate = " + word);
    }
  }

  /** What no gate can be joined with: nothing at all, and what the kernel itself tests. */
  private static void checkJoined(ProgramSpec program, Section section) {
    checkJoined(program.gates(), section.required("gate", "a gate"));
    checkJoined(program.gating().later(), section.required("again-gate", "a gate"));
  }

  private static void checkJoined(Gates gates, Located at) {
    if (gates instanceof Gates.Joined && (gates.ask(Gate.NONE) || gates.ask(Gate.KERNEL_DESIGN))) {
      throw at.error("none and kernel-design stand alone; allowed: the other gates joined");
    }
  }
}
