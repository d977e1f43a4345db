package dev.vfrace.report;

import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.DesignFigures;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text of a {@link DecisionTable}, plain or as Markdown, to be pasted into a reply. */
public final class DecisionReport {

  /** What a narrow page lacks, the least important first: the sentences tell of it too. */
  private static final List<String> LACKING =
      List.of(
          "RTNL p99",
          "outage p50",
          "VF is eth0",
          "healed",
          "lost",
          "only NIC ignored",
          "outage p99",
          "legacy",
          "right");

  private final DecisionTable table;

  /** The report of a table. */
  public DecisionReport(DecisionTable table) {
    this.table = table;
  }

  /** In columns on a page. */
  public String plain(Page page) {
    TextTable columns = TextTable.ofFigures();
    columns.heads(table.heads());
    LACKING.forEach(head -> columns.mayLack(head, table.heads().indexOf(head)));
    table.designs().forEach(design -> columns.add(table.row(design)));
    List<String> lines = new ArrayList<>(head());
    lines.add("");
    lines.addAll(columns.lines(page));
    lines.add("");
    lines.addAll(table.legend());
    lines.add(table.precision());
    lines.addAll(estimates());
    lines.add("");
    table.designs().forEach(design -> lines.add("* " + table.sentence(design)));
    lines.addAll(tail());
    return page.text(lines);
  }

  /** As Markdown. */
  public String markdown() {
    List<String> lines = new ArrayList<>(head());
    lines.add("");
    lines.add(line(table.heads()));
    lines.add(line(Collections.nCopies(table.heads().size(), "---")));
    table.designs().forEach(design -> lines.add(line(table.row(design))));
    lines.add("");
    lines.add(String.join(" ", table.legend()));
    lines.add(table.precision());
    lines.addAll(estimates());
    lines.add("");
    table.designs().forEach(design -> lines.add("* " + table.sentence(design)));
    lines.addAll(tail());
    return text(lines);
  }

  /** What was run. */
  List<String> head() {
    String incomplete = table.incomplete() ? " · INCOMPLETE" : "";
    List<String> lines = new ArrayList<>();
    lines.add(table.frame().title() + measured() + incomplete);
    List<String> others = table.others();
    if (!others.isEmpty()) {
      lines.add("with " + String.join(" · ", others));
    }
    return lines;
  }

  private String measured() {
    return table.designs().stream()
        .findFirst()
        .map(
            design ->
                " · vfrace %s · timing %s · %s, %s and %s · %s cycles %s"
                    .formatted(
                        design.plugged().identity().version(),
                        design.plugged().identity().timingAsRun(),
                        design.plugged().identity().scenarioAsRun(),
                        design.booted().identity().scenarioAsRun(),
                        design.alone().identity().scenarioAsRun(),
                        Quantity.count(design.plugged().volume().cycles()),
                        table.incomplete() ? "at most" : "each"))
        .orElse("");
  }

  /** How much is guessed, by design, those that are alike together. */
  List<String> estimates() {
    Map<String, List<String>> alike = new LinkedHashMap<>();
    for (DesignFigures design : table.designs()) {
      TextReport.estimates(design.plugged())
          .ifPresent(
              text -> alike.computeIfAbsent(text, it -> new ArrayList<>()).add(design.name()));
    }
    return alike.entrySet().stream()
        .map(
            entry ->
                alike.size() == 1
                    ? "Each " + entry.getKey() + "."
                    : String.join(", ", entry.getValue()) + ": " + entry.getKey() + ".")
        .toList();
  }

  private List<String> tail() {
    List<String> lines = new ArrayList<>();
    table.parted().forEach(words -> lines.add("! " + words));
    List<String> doubts = table.doubts();
    if (!doubts.isEmpty()) {
      lines.add("");
      lines.add("NOT TO BE QUOTED:");
      doubts.forEach(doubt -> lines.add("! " + doubt));
    }
    return lines;
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
