package dev.vfrace.report;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateColumn;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The programs that had a chance, the worst first: a table of what matters most, with the interval
 * of the metric that it is about, and one of what else happened.
 */
final class ObserverTable {

  private static final String NO_MARK = " ";

  /** As many as fit a line. */
  private static final int BOUNDS_A_LINE = 3;

  /** What sightings of an unslaved VF mean to who does not go by IFF_SLAVE, by the mark for it. */
  private static final Map<String, String> MARKS =
      new TreeMap<>(
          Map.of(
              "*",
              "its gate reads neither IFF_SLAVE nor the master link: what it saw decided nothing",
              "+",
              "its gate reads the master link: an unslaved VF that has its master misleads it"
                  + " not"));

  private final RunResult result;
  private final Page page;
  private final Metric about;
  private final List<Map.Entry<String, ObserverResult>> programs;
  private final Map<Metric, RateColumn> columns = new EnumMap<>(Metric.class);

  ObserverTable(RunResult result, Page page) {
    this.result = result;
    this.page = page;
    this.about = result.about();
    this.programs = withChance(result);
    for (Metric metric : Metric.values()) {
      columns.put(metric, RateColumn.of(rates(metric)));
    }
  }

  /** The programs with a chance, the worst first by what the table is about. */
  static List<Map.Entry<String, ObserverResult>> withChance(RunResult result) {
    return Ranking.worstFirst(result.observers(), result.about()).stream()
        .filter(entry -> entry.getValue().trials() > 0)
        .toList();
  }

  /** One line for all programs without a chance; empty if there are none. */
  static List<String> withoutChance(RunResult result) {
    List<String> names =
        result.observers().entrySet().stream()
            .filter(entry -> entry.getValue().trials() == 0)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return names.isEmpty()
        ? List.of()
        : List.of(
            "no chance: %s (%s)"
                .formatted(Quantity.count(names.size(), "program"), Findings.names(names)));
  }

  /**
   * The heading and the rows of what matters most; no lines without a program that had a chance.
   */
  List<String> lines() {
    return programs.isEmpty() ? List.of() : table(main(), programs, /* withInterval= */ true);
  }

  /** What else happened, a row for each program that it happened to; then what is to be noted. */
  List<String> below() {
    Set<Metric> others = new LinkedHashSet<>(Arrays.asList(Metric.values()));
    others.removeAll(main());
    others.removeIf(metric -> rates(metric).stream().allMatch(rate -> rate.count() == 0));
    List<Map.Entry<String, ObserverResult>> rows =
        programs.stream()
            .filter(
                entry ->
                    others.stream().anyMatch(metric -> entry.getValue().rate(metric).count() > 0))
            .toList();
    List<String> lines = new ArrayList<>();
    if (!rows.isEmpty()) {
      lines.add("");
      lines.addAll(table(List.copyOf(others), rows, /* withInterval= */ false));
    }
    List<String> notes = notes(others);
    if (!notes.isEmpty()) {
      lines.add("");
      lines.addAll(notes);
    }
    return lines;
  }

  private List<String> notes(Set<Metric> happened) {
    List<String> notes = new ArrayList<>();
    MARKS.forEach(
        (mark, meaning) -> {
          if (programs.stream().anyMatch(entry -> mark(entry).equals(mark))) {
            notes.add(mark + " " + meaning);
          }
        });
    List<String> never =
        Arrays.stream(Metric.values())
            .filter(metric -> !main().contains(metric) && !happened.contains(metric))
            .filter(metric -> rates(metric).stream().anyMatch(rate -> rate.trials() > 0))
            .map(metric -> metric.word() + " " + loosestBound(metric))
            .toList();
    for (int from = 0; from < never.size(); from += BOUNDS_A_LINE) {
      List<String> some = never.subList(from, Math.min(from + BOUNDS_A_LINE, never.size()));
      notes.add("of no program: " + String.join(", ", some) + " (95 % bounds)");
    }
    notes.addAll(withoutChance(result));
    return notes;
  }

  private String loosestBound(Metric metric) {
    double high =
        rates(metric).stream()
            .filter(rate -> rate.trials() > 0)
            .mapToDouble(rate -> rate.interval().high())
            .max()
            .orElse(1);
    return column(metric).bound(high);
  }

  private List<Metric> main() {
    Stream<Metric> always =
        result.identity().owner().isThere()
            ? Stream.of(Metric.SAW_UNSLAVED, Metric.MISJUDGED, Metric.HARMED)
            : Stream.of(Metric.WRONGLY_IGNORED);
    return Stream.concat(always, Stream.of(about)).distinct().toList();
  }

  private List<String> table(
      List<Metric> metrics, List<Map.Entry<String, ObserverResult>> rows, boolean withInterval) {
    TextTable table = TextTable.ofFigures();
    table.heads(heading(metrics, withInterval));
    if (withInterval) {
      table.mayLack("trials", 1);
    }
    rows.forEach(entry -> table.add(row(entry, metrics, withInterval)));
    return table.lines(page);
  }

  private List<String> heading(List<Metric> metrics, boolean withInterval) {
    List<String> cells = new ArrayList<>();
    cells.add("program");
    if (withInterval) {
      cells.add("trials");
    }
    for (Metric metric : metrics) {
      cells.add(metric.word());
      if (withInterval && metric == about) {
        cells.add("95 % of " + metric.word());
      }
    }
    return cells;
  }

  private List<String> row(
      Map.Entry<String, ObserverResult> entry, List<Metric> metrics, boolean withInterval) {
    List<String> cells = new ArrayList<>();
    cells.add(entry.getKey());
    if (withInterval) {
      cells.add(Quantity.count(entry.getValue().trials()));
    }
    for (Metric metric : metrics) {
      Rate rate = entry.getValue().rate(metric);
      cells.add(column(metric).rate(rate) + mark(entry, metric));
      if (withInterval && metric == about) {
        cells.add(column(metric).interval(rate));
      }
    }
    return cells;
  }

  /** A mark, or the room for one where another row has it. */
  private String mark(Map.Entry<String, ObserverResult> entry, Metric metric) {
    boolean room =
        metric == Metric.SAW_UNSLAVED
            && programs.stream().anyMatch(it -> !mark(it).equals(NO_MARK));
    return room ? mark(entry) : "";
  }

  private String mark(Map.Entry<String, ObserverResult> entry) {
    Gates gates = result.identity().gates().get(entry.getKey());
    boolean saw = entry.getValue().rate(Metric.SAW_UNSLAVED).count() > 0;
    if (gates == null || !saw || !main().contains(Metric.SAW_UNSLAVED)) {
      return NO_MARK;
    }
    if (gates.ask(Gate.MASTER_LINK) && !gates.ask(Gate.SLAVE_FLAG)) {
      return "+";
    }
    return gates.readMark() ? NO_MARK : "*";
  }

  private List<Rate> rates(Metric metric) {
    return programs.stream().map(entry -> entry.getValue().rate(metric)).toList();
  }

  private RateColumn column(Metric metric) {
    return columns.getOrDefault(metric, RateColumn.of(List.of()));
  }
}
