package dev.vfrace.settings;

import dev.vfrace.model.Act;
import dev.vfrace.model.Later;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Runs;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
import java.util.Set;

/** Refuses daemons that start, restart or look again in ways that contradict what they are. */
final class LaterChecks {

  private static final Set<Trigger> LISTENING =
      Set.of(Trigger.UEVENT_ADD, Trigger.UEVENT, Trigger.NEWLINK);

  private LaterChecks() {}

  /** Checks one program by itself. */
  static void check(ProgramSpec program, Section section) {
    checkStarts(program, section);
    checkLater(program, section);
  }

  private static void checkStarts(ProgramSpec program, Section section) {
    if (program.starts().isEmpty()) {
      return;
    }
    Located starts = section.required("starts", "a delay");
    if (!LISTENING.contains(program.trigger()) || program.stage() != UdevStage.RULES) {
      throw starts.error(
          "it is no daemon that listens; allowed with trigger = uevent-add, uevent or newlink,"
              + " without after-rename");
    }
    if (program.runs() == Runs.LATER) {
      throw starts.error("with runs = later a boot gives it no chance; allowed: always, boot");
    }
  }

  private static void checkLater(ProgramSpec program, Section section) {
    boolean restarts = program.restarts().isPresent();
    Located later = section.required("looks-again", "a list");
    Located asked = restarts ? section.required("restarts", "a delay") : later;
    if (!program.judgesAgain()) {
      Located again = section.required("again-gate", GateReader.SAME);
      if (again.isObject() || !again.text().equals(GateReader.SAME)) {
        throw again.error("it never looks again; allowed with looks-again or restarts");
      }
      return;
    }
    if (!LISTENING.contains(program.trigger()) || program.stage() != UdevStage.RULES) {
      throw asked.error(
          "it is no daemon that listens; allowed with trigger = uevent-add, uevent or newlink,"
              + " without after-rename");
    }
    if (program.acts() == Act.ENSLAVE) {
      throw asked.error("a script that enslaves judges once; allowed with other acts");
    }
    if (program.judgesAgainAt(Later.NEWLINK) && program.judgesAgainAt(Later.CARRIER)) {
      throw later.error("the carrier comes with an RTM_NEWLINK; allowed: newlink or carrier");
    }
    if (program.judgesAgainAt(Later.REMOVE) && program.reads() != Reads.MESSAGE) {
      throw later.error(
          "a VF that has gone cannot be read; remove is allowed with reads = message");
    }
  }
}
