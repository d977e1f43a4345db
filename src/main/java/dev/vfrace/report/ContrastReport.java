package dev.vfrace.report;

import dev.vfrace.analysis.ClockResult;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.question.Verdict;
import dev.vfrace.study.Change;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.RatioFormat;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateColumn;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The terminal form of two runs side by side: what each was, the rates, and what changed. */
public final class ContrastReport {

  private final Emphasis emphasis;

  private ContrastReport(Emphasis emphasis) {
    this.emphasis = emphasis;
  }

  /** The report as plain text. */
  public static ContrastReport plain() {
    return new ContrastReport(Emphasis.NONE);
  }

  /** The report with colours for a terminal that understands ANSI sequences. */
  public static ContrastReport ansi() {
    return new ContrastReport(Emphasis.ANSI);
  }

  /** The whole text, each line ended. */
  public String render(Contrast contrast) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "vfrace %s · scenario %s · %s"
            .formatted(
                contrast.runA().identity().version(),
                contrast.runA().identity().scenarioAsRun(),
                contrast.blocks() == 1
                    ? "one after the other"
                    : "interleaved in %s each"
                        .formatted(Quantity.count(contrast.blocks(), "block"))));
    lines.add(side("A", contrast.runA()));
    lines.add(side("B", contrast.runB()));
    lines.addAll(others(contrast));
    lines.add("");
    List<Contrast.Row> rows = contrast.rows();
    addTable(lines, rows);
    lines.addAll(onlyInOne(contrast));
    lines.add("");
    lines.add(summary(rows));
    lines.addAll(estimates(contrast));
    addDistrust(lines, "A", contrast.runA());
    addDistrust(lines, "B", contrast.runB());
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
  }

  /** What else departs from what comes with vfrace: in both alike, or a line each. */
  static List<String> others(Contrast contrast) {
    List<String> ofA = TextReport.others(contrast.runA().identity());
    List<String> ofB = TextReport.others(contrast.runB().identity());
    List<String> lines = new ArrayList<>();
    if (ofA.equals(ofB)) {
      lines.addAll(ofA);
    } else {
      ofA.forEach(text -> lines.add("A  " + text));
      ofB.forEach(text -> lines.add("B  " + text));
    }
    return lines;
  }

  /** How much of both is guessed: of both alike, or a line each. */
  static List<String> estimates(Contrast contrast) {
    Optional<String> ofA = TextReport.estimates(contrast.runA());
    Optional<String> ofB = TextReport.estimates(contrast.runB());
    List<String> lines = new ArrayList<>();
    if (ofA.equals(ofB)) {
      ofA.ifPresent(lines::add);
    } else {
      ofA.ifPresent(text -> lines.add("A  " + text));
      ofB.ifPresent(text -> lines.add("B  " + text));
    }
    return lines;
  }

  /** The programs that are in one of two images alone, a line for each image. */
  static List<String> onlyInOne(Contrast contrast) {
    List<String> lines = new ArrayList<>();
    addOnly(lines, contrast.nameA(), contrast.onlyInA());
    addOnly(lines, contrast.nameB(), contrast.onlyInB());
    return lines;
  }

  private static void addOnly(List<String> lines, String image, List<String> programs) {
    if (!programs.isEmpty()) {
      lines.add("only in %s: %s".formatted(image, String.join(", ", programs)));
    }
  }

  private String side(String side, RunResult run) {
    String text =
        "%s  kernel %s · timing %s · %s%s"
            .formatted(
                side,
                run.identity().kernelAsRun(),
                run.identity().timingAsRun(),
                ImageLines.name(run.identity()).stream()
                    .map(name -> name + " · ")
                    .collect(Collectors.joining()),
                TextReport.howMuch(run.identity(), run.volume()));
    if (run.clock().unbounded()) {
      text += " · " + ClockResult.RAW_NOISE;
    }
    if (run.clock().parted().isPresent()) {
      text += " · modelled and wall time parted";
    }
    if (run.volume().incomplete()) {
      text += " · " + emphasis.bad("INCOMPLETE (%s)".formatted(run.volume().stopped().word()));
    }
    return run.verdict() == Verdict.UNTRUSTED ? text + " · " + emphasis.bad("UNTRUSTED") : text;
  }

  private void addTable(List<String> lines, List<Contrast.Row> rows) {
    TextTable table = TextTable.ofFigures();
    table.add(
        "program",
        "metric",
        "A",
        "95 % interval",
        "B",
        "95 % interval",
        "B/A",
        "95 % interval",
        "by");
    List<String> words = new ArrayList<>();
    words.add("change");
    RateColumn before = RateColumn.of(rows.stream().map(row -> row.change().before()).toList());
    RateColumn after = RateColumn.of(rows.stream().map(row -> row.change().after()).toList());
    for (Contrast.Row row : rows) {
      Change change = row.change();
      table.add(
          row.program(),
          row.metric().word(),
          before.rate(change.before()),
          before.interval(change.before()),
          after.rate(change.after()),
          after.interval(change.after()),
          RatioFormat.ratio(change),
          RatioFormat.interval(change.ratio()),
          change.basis());
      words.add(coloured(change));
    }
    List<String> figures = table.lines();
    for (int line = 0; line < figures.size(); line++) {
      lines.add(figures.get(line) + "  " + words.get(line));
    }
  }

  private String coloured(Change change) {
    return switch (change.kind()) {
      case FIXED, REDUCED -> emphasis.good(change.words());
      case WORSE -> emphasis.bad(change.words());
      case INCONCLUSIVE -> emphasis.open(change.words());
      case SAME -> change.words();
    };
  }

  private static String summary(List<Contrast.Row> rows) {
    if (rows.isEmpty()) {
      return "Nothing happened in either run.";
    }
    Map<Change.Kind, Long> kinds =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.change().kind(),
                    () -> new EnumMap<>(Change.Kind.class),
                    Collectors.counting()));
    return kinds.entrySet().stream()
        .map(entry -> entry.getKey().word() + ": " + Quantity.count(entry.getValue()))
        .collect(
            Collectors.joining(
                "; ", "Of %s from A to B, ".formatted(Quantity.count(rows.size(), "rate")), "."));
  }

  private static void addDistrust(List<String> lines, String side, RunResult run) {
    run.distrust().forEach(reason -> lines.add("untrusted: " + side + ": " + reason));
  }
}
