package dev.vfrace.settings;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Act;
import dev.vfrace.model.ProgramSpec.Again;
import dev.vfrace.model.ProgramSpec.Deed;
import dev.vfrace.model.ProgramSpec.Gate;
import dev.vfrace.model.ProgramSpec.Gating;
import dev.vfrace.model.ProgramSpec.Heals;
import dev.vfrace.model.ProgramSpec.Look;
import dev.vfrace.model.ProgramSpec.Origin;
import dev.vfrace.model.ProgramSpec.PropertyCheck;
import dev.vfrace.model.ProgramSpec.Reads;
import dev.vfrace.model.ProgramSpec.Runs;
import dev.vfrace.model.ProgramSpec.Trigger;
import dev.vfrace.model.ProgramSpec.Waking;
import java.util.List;
import java.util.Map;

/** Reads one userspace program. */
final class ProgramReader {

  private static final String MAIN_KEY = "trigger";

  private static final List<String> KEYS =
      List.of(
          "summary",
          "source",
          MAIN_KEY,
          "reads",
          "gate",
          "latency",
          "latency-fixed",
          "runs",
          "after-rename",
          "period",
          "property-from",
          "property-check",
          "verdict-from",
          "acts",
          "act-latency",
          "heals");

  /** How these definitions look. */
  static final Format<ProgramSpec> FORMAT =
      new Format<>(
          Kind.USERSPACE,
          KEYS,
          List.of("period", "property-from", "verdict-from"),
          MAIN_KEY,
          ProgramReader::read);

  private static final Map<String, Trigger> TRIGGERS = Words.kebab(Trigger.class);
  private static final Map<String, Reads> READS = Words.kebab(Reads.class);
  private static final Map<String, Gate> GATES = Words.kebab(Gate.class);
  private static final Map<String, PropertyCheck> CHECKS = Words.kebab(PropertyCheck.class);
  private static final Map<String, Runs> RUNS = Words.kebab(Runs.class);
  private static final Map<String, Act> ACTS = Words.kebab(Act.class);
  private static final Map<String, Heals> HEALS = Words.kebab(Heals.class);

  private ProgramReader() {}

  /** The program with a name. */
  private static ProgramSpec read(String name, Section section) {
    ProgramSpec program =
        new ProgramSpec(
            name,
            new Origin(section.text("summary"), section.text("source")),
            new Waking(
                section.word(MAIN_KEY, TRIGGERS),
                section.word("runs", RUNS),
                section.bool("after-rename")),
            new Look(
                section.word("reads", READS),
                DelayReader.required(section, "latency"),
                section.bool("latency-fixed")),
            new Gating(
                section.word("gate", GATES),
                section.optional("property-from").map(Located::text),
                section.word("property-check", CHECKS),
                section.optional("verdict-from").map(Located::text)),
            new Deed(
                section.word("acts", ACTS),
                /* touches= */ true,
                DelayReader.required(section, "act-latency")),
            new Again(
                section.word("heals", HEALS), section.optional("period").map(DelayReader::read)));
    ProgramChecks.check(program, section);
    return program;
  }
}
