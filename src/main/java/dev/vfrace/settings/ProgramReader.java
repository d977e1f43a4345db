package dev.vfrace.settings;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.Act;
import dev.vfrace.model.AwaitsUdev;
import dev.vfrace.model.Heals;
import dev.vfrace.model.Later;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Again;
import dev.vfrace.model.ProgramSpec.Deed;
import dev.vfrace.model.ProgramSpec.Look;
import dev.vfrace.model.ProgramSpec.Origin;
import dev.vfrace.model.ProgramSpec.Waking;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Runs;
import dev.vfrace.model.Trigger;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
          UdevChecks.STAGE,
          UdevChecks.AWAITS,
          "starts",
          "period",
          "property-from",
          "property-check",
          "verdict-from",
          "drivers",
          "names",
          "netvsc-ifindex",
          "acts",
          "act-latency",
          "heals",
          "looks-again",
          "restarts",
          "again-gate");

  /** How these definitions look. */
  static final Format<ProgramSpec> FORMAT =
      new Format<>(
          Kind.USERSPACE,
          KEYS,
          List.of("period", "property-from", "verdict-from", "drivers", "names", "netvsc-ifindex"),
          MAIN_KEY,
          ProgramReader::read);

  private static final Map<String, Trigger> TRIGGERS = Words.kebab(Trigger.class);
  private static final Map<String, Reads> READS = Words.kebab(Reads.class);
  private static final Map<String, Runs> RUNS = Words.kebab(Runs.class);
  private static final Map<String, AwaitsUdev> AWAITS = Words.kebab(AwaitsUdev.class);
  private static final Map<String, Act> ACTS = Words.kebab(Act.class);
  private static final Map<String, Heals> HEALS = Words.kebab(Heals.class);
  private static final Map<String, Later> LATER = Words.kebab(Later.class);

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
                UdevChecks.stage(section),
                section.word(UdevChecks.AWAITS, AWAITS),
                delay(section, "starts")),
            new Look(
                section.word("reads", READS),
                DelayReader.required(section, "latency"),
                section.bool("latency-fixed")),
            GateReader.read(section),
            new Deed(
                section.word("acts", ACTS),
                /* touches= */ true,
                DelayReader.required(section, "act-latency")),
            new Again(
                section.word("heals", HEALS),
                delay(section, "period"),
                later(section.required("looks-again", "a list")),
                delay(section, "restarts")));
    ProgramChecks.check(program, section);
    return program;
  }

  private static Optional<Delay> delay(Section section, String key) {
    return TimingReader.replacement(section, key).map(DelayReader::read);
  }

  private static Set<Later> later(Located at) {
    Set<Later> later = EnumSet.noneOf(Later.class);
    for (Located item : at.items()) {
      if (!later.add(item.word(LATER))) {
        throw item.error("is there twice; allowed: each once");
      }
    }
    return later;
  }
}
