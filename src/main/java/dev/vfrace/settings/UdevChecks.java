package dev.vfrace.settings;

import dev.vfrace.model.AwaitsUdev;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
import java.util.Map;
import java.util.Set;

/** Reads a program's place in udev's work, and refuses what contradicts it. */
final class UdevChecks {

  /** Its place in udev's work on an event. */
  static final String STAGE = "udev-stage";

  /** What of udev it waits for. */
  static final String AWAITS = "awaits-udev";

  private static final String AFTER_RENAME = "after-rename";
  private static final Set<Trigger> RUN_BY_UDEV = Set.of(Trigger.UEVENT_ADD, Trigger.UEVENT);
  private static final Map<String, UdevStage> STAGES = Words.kebab(UdevStage.class);

  private UdevChecks() {}

  /** The stage; {@code after-rename = true} makes rules late-rules. */
  static UdevStage stage(Section section) {
    UdevStage stage = section.word(STAGE, STAGES);
    if (!section.bool(AFTER_RENAME)) {
      return stage;
    }
    if (stage == UdevStage.RUN) {
      throw section
          .required(STAGE, "late-rules")
          .error("after-rename = true says late-rules; allowed: that, or after-rename = false");
    }
    return UdevStage.LATE_RULES;
  }

  /** Checks one program. */
  static void check(ProgramSpec program, Section section) {
    if (program.stage() != UdevStage.RULES && !RUN_BY_UDEV.contains(program.trigger())) {
      boolean byStage = section.word(STAGE, STAGES) != UdevStage.RULES;
      throw section
          .required(byStage ? STAGE : AFTER_RENAME, byStage ? "rules" : "false")
          .error(
              "udev does not run it; allowed: "
                  + (byStage ? "rules" : "false")
                  + ", or with trigger = uevent-add or uevent");
    }
    if (program.waking().awaits() != AwaitsUdev.NO && program.trigger() != Trigger.NEWLINK) {
      throw section
          .required(AWAITS, "no")
          .error("nothing has it wait; allowed: no, or with trigger = newlink");
    }
  }

  /** Refuses a rule that others go by, and that runs when properties are published already. */
  static void checkRule(ProgramSpec rule, Located at) {
    if (rule.stage() == UdevStage.RUN) {
      throw at.error(
          "'"
              + rule.name()
              + "' has udev-stage = run, which sets no property; allowed: a rule, of another"
              + " stage");
    }
  }
}
