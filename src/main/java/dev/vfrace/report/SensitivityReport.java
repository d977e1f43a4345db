package dev.vfrace.report;

import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.study.Change;
import dev.vfrace.study.LeftOut;
import dev.vfrace.study.RatioFormat;
import dev.vfrace.study.Sensitivity;
import dev.vfrace.study.Sensitivity.Movement;
import dev.vfrace.study.Variation;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateColumn;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What estimates do to rates, in words and a table. */
final class SensitivityReport {

  private static final List<String> HEADS =
      List.of(
          "figure",
          "given",
          "varied",
          "design",
          "program",
          "rate",
          "becomes",
          "ratio",
          "95 %",
          "also moved");

  private final Sensitivity sensitivity;
  private final Emphasis emphasis;

  SensitivityReport(Sensitivity sensitivity, Emphasis emphasis) {
    this.sensitivity = sensitivity;
    this.emphasis = emphasis;
  }

  /** For a terminal. */
  String text(Page page) {
    List<String> lines = new ArrayList<>();
    lines.add(what());
    lines.add(howMuch());
    lines.add("");
    TextTable table = TextTable.ofWords();
    List<List<String>> rows = rows();
    if (!rows.isEmpty()) {
      table.heads(HEADS);
      table.mayLack("given", 1);
      table.mayLack("ratio", 7);
      table.mayLack("also moved", 9);
      rows.forEach(table::add);
      lines.addAll(table.lines(page));
      lines.add("");
    }
    lines.addAll(below());
    return page.text(lines);
  }

  /** To be pasted into a reply. */
  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("**" + what() + "**");
    lines.add("");
    lines.add(howMuch());
    lines.add("");
    Grid grid = new Grid();
    grid.add(HEADS);
    rows().forEach(grid::add);
    lines.addAll(grid.markdown());
    lines.add("");
    below().forEach(line -> lines.add("* " + line));
    return String.join("\n", lines) + "\n";
  }

  /** What was run. */
  String what() {
    RunIdentity identity = sensitivity.given().get(0).identity();
    return "vfrace %s · sensitivity of %s · scenario %s · timing %s · %s%s"
        .formatted(
            identity.version(),
            String.join(" and ", sensitivity.designs()),
            identity.scenarioAsRun(),
            identity.timingAsRun(),
            sensitivity.metric().word(),
            sensitivity.incomplete() ? " · " + emphasis.bad("INCOMPLETE") : "");
  }

  /** How much of it. */
  String howMuch() {
    RunResult first = sensitivity.given().get(0);
    return "%s of %s, one at a time; %s each, the same draws · seed %d"
        .formatted(
            Quantity.count(sensitivity.variations().size()),
            Quantity.count(sensitivity.planned(), "variation"),
            Quantity.count(first.volume().cycles(), "cycle"),
            first.identity().seed());
  }

  /** A row for each variation and design that moved anything, with who moved most. */
  List<List<String>> rows() {
    Map<String, List<Movement>> groups = new LinkedHashMap<>();
    for (Movement moved : sensitivity.movements()) {
      groups
          .computeIfAbsent(moved.variation() + moved.design(), key -> new ArrayList<>())
          .add(moved);
    }
    return groups.values().stream().map(SensitivityReport::row).toList();
  }

  private static List<String> row(List<Movement> group) {
    Movement most = group.get(0);
    Change change = most.change();
    RateColumn column = RateColumn.of(List.of(change.before(), change.after()));
    return List.of(
        most.variation().figure(),
        most.variation().given(),
        most.variation().change(),
        most.design(),
        most.program(),
        column.rate(change.before()),
        column.rate(change.after()),
        RatioFormat.ratio(change),
        RatioFormat.interval(change.ratio()),
        group.stream().skip(1).map(Movement::program).collect(Collectors.joining(", ")));
  }

  /** What the table does not say. */
  List<String> below() {
    List<String> lines = new ArrayList<>();
    addNames(lines, "Never moved: ", sensitivity.unmoved());
    addNames(lines, "Moved nothing, however varied: ", sensitivity.withoutEffect());
    lines.addAll(leftOut());
    for (int other = 0; other < sensitivity.conclusions().size(); other++) {
      lines.addAll(conclusions(other));
    }
    for (int design = 0; design < sensitivity.given().size(); design++) {
      String name = sensitivity.designs().get(design);
      TextReport.estimates(sensitivity.given().get(design))
          .ifPresent(text -> lines.add(name + " " + text + "."));
    }
    sensitivity
        .given()
        .forEach(
            run ->
                run.distrust().forEach(reason -> lines.add(emphasis.bad("untrusted: ") + reason)));
    return lines;
  }

  private List<String> leftOut() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (LeftOut it : sensitivity.leftOut()) {
      byReason.computeIfAbsent(it.why(), why -> new ArrayList<>()).add(it.figure());
    }
    List<String> lines = new ArrayList<>();
    byReason.forEach((why, figures) -> addNames(lines, "Not varied (" + why + "): ", figures));
    return lines;
  }

  private List<String> conclusions(int other) {
    String design = sensitivity.designs().get(other + 1);
    String pair = sensitivity.designs().get(0) + " to " + design;
    List<Sensitivity.Broken> broken =
        sensitivity.broken().stream().filter(it -> it.design().equals(design)).toList();
    List<String> lines = new ArrayList<>();
    Map<Change.Kind, List<String>> surviving = new LinkedHashMap<>();
    Map<String, String> shaken = new LinkedHashMap<>();
    sensitivity
        .conclusions()
        .get(other)
        .forEach(
            (program, given) -> {
              String changes =
                  broken.stream()
                      .filter(it -> it.program().equals(program))
                      .map(it -> it.change().kind().word() + " at " + it.variation().name())
                      .collect(Collectors.joining("; "));
              if (changes.isEmpty()) {
                surviving.computeIfAbsent(given.kind(), it -> new ArrayList<>()).add(program);
              } else {
                shaken.put(program, given.kind().word() + " as given, but " + changes);
              }
            });
    surviving.forEach((kind, programs) -> addNames(lines, survives(pair, kind), programs));
    shaken.forEach((program, changes) -> lines.add(pair + ", " + program + ": " + changes + "."));
    lines.add(order(other));
    return lines;
  }

  private static String survives(String pair, Change.Kind kind) {
    return kind == Change.Kind.INCONCLUSIVE
        ? "%s, inconclusive as given: ".formatted(pair)
        : "%s, %s whatever was varied: ".formatted(pair, kind.word());
  }

  private String order(int other) {
    String first = sensitivity.designs().get(0);
    String second = sensitivity.designs().get(other + 1);
    int order = sensitivity.order(other);
    List<Variation> reversed = sensitivity.reversed(other);
    String as =
        order == 0
            ? "Neither %s nor %s is better for more programs".formatted(first, second)
            : "%s is better than %s for more programs"
                .formatted(order > 0 ? second : first, order > 0 ? first : second);
    return reversed.isEmpty()
        ? as + ", whatever was varied."
        : "%s, but not so at %s."
            .formatted(
                as, reversed.stream().map(Variation::name).collect(Collectors.joining(", ")));
  }

  private static void addNames(List<String> lines, String label, List<String> names) {
    if (!names.isEmpty()) {
      lines.add(label + String.join(", ", names) + ".");
    }
  }
}
