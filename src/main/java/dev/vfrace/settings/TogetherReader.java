package dev.vfrace.settings;

import dev.vfrace.delay.Copula;
import dev.vfrace.model.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code together} of a timing: delays that rise and fall together. */
final class TogetherReader {

  /** Of a timing. */
  static final String KEY = "together";

  private static final String STEPS = "steps";
  private static final String PROGRAMS = "programs";

  /** Of a group. */
  static final String CORRELATION = "rank-correlation";

  private static final List<String> KEYS = List.of(STEPS, PROGRAMS, CORRELATION, "kind", "source");
  private static final String ALL = "all";
  private static final String ALLOWED =
      "a list such as [{ steps = [queues], programs = all, rank-correlation = 0.5 }]";

  private final Located at;
  private final List<Entry> entries;

  /** One group as it is written. */
  private record Entry(
      Located at, List<Located> steps, List<String> programs, double correlation, Basis basis) {
    List<String> members() {
      List<String> members = new ArrayList<>(steps.stream().map(Located::text).toList());
      members.addAll(programs);
      return members;
    }
  }

  private TogetherReader(Located at, List<Entry> entries) {
    this.at = at;
    this.entries = entries;
  }

  /**
   * What a timing says.
   *
   * @param steps the names that steps may have
   * @param listeners the programs there are
   */
  static TogetherReader of(Section timing, List<String> steps, Listeners listeners) {
    TogetherReader reader = read(timing, listeners);
    for (Entry entry : reader.entries) {
      for (Located step : entry.steps) {
        if (!steps.contains(step.text())) {
          throw step.unknown("step", step.text(), steps);
        }
      }
    }
    return reader;
  }

  /** The same for a recorded configuration, whose programs are all named. */
  static List<Map<String, Object>> recorded(Section timing, Listeners listeners) {
    return read(timing, listeners).entries.stream()
        .map(
            entry ->
                Map.<String, Object>of(
                    STEPS,
                    entry.steps.stream().map(Located::text).toList(),
                    PROGRAMS,
                    entry.programs,
                    CORRELATION,
                    entry.correlation,
                    "kind",
                    entry.basis.kind().word(),
                    "source",
                    entry.basis.source()))
        .toList();
  }

  /** The correlations; what a row decides has those of the rows, and needs none said by hand. */
  Copula copula(RowsReader rows) {
    List<Copula.Group> groups = new ArrayList<>();
    for (Entry entry : entries) {
      for (Located step : entry.steps) {
        if (rows.has(step.text()) && Origins.isArgument(step.value().origin())) {
          throw step.error("the rows have a column of that name; allowed: one of both");
        }
      }
      try {
        groups.add(new Copula.Group(entry.members(), entry.correlation));
      } catch (IllegalArgumentException e) {
        throw entry.at.error(e);
      }
    }
    try {
      return new Copula(groups);
    } catch (IllegalArgumentException e) {
      throw at.error(e);
    }
  }

  private static TogetherReader read(Section timing, Listeners listeners) {
    Located at = timing.required(KEY, ALLOWED);
    if (!at.isList()) {
      throw at.error("not a list; allowed: " + ALLOWED);
    }
    return new TogetherReader(
        at, at.items().stream().map(item -> entry(Section.open(item), item, listeners)).toList());
  }

  private static Entry entry(Section group, Located at, Listeners listeners) {
    group.allowing(KEYS);
    return new Entry(
        at,
        group.optional(STEPS).map(Located::items).orElse(List.of()),
        group.optional(PROGRAMS).map(names -> programs(names, listeners)).orElse(List.of()),
        group.required(CORRELATION, "a number from -1 to 1").number(-1, 1),
        BasisReader.read(at));
  }

  private static List<String> programs(Located names, Listeners listeners) {
    boolean all = !names.isList() && names.text().equals(ALL);
    return all ? listeners.woken() : names.items().stream().map(listeners::named).toList();
  }
}
