package dev.vfrace.report;

import dev.vfrace.analysis.ClockResult;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.question.Verdict;
import dev.vfrace.study.Change;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.RatioFormat;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateColumn;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The terminal form of two runs side by side: what each was, the rates, and what changed. */
public final class ContrastReport {

  private static final Set<Change.Kind> CHANGED =
      Set.of(Change.Kind.FIXED, Change.Kind.REDUCED, Change.Kind.WORSE);

  private final Page page;
  private final Emphasis emphasis;

  /** The report on a page. */
  public ContrastReport(Page page) {
    this.page = page;
    this.emphasis = page.emphasis();
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
    addTable(lines, page.isWide() ? inOrder(rows) : changed(rows));
    addSame(lines, rows);
    lines.addAll(onlyInOne(contrast));
    lines.add("");
    lines.add(summary(rows));
    lines.addAll(estimates(contrast));
    addDistrust(lines, "A", contrast.runA());
    addDistrust(lines, "B", contrast.runB());
    return page.text(lines);
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
  public static List<String> onlyInOne(Contrast contrast) {
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

  /** What changed, then what is open; not what is without evidence of a difference. */
  static List<Contrast.Row> changed(List<Contrast.Row> rows) {
    return inOrder(rows).stream().filter(row -> row.change().kind() != Change.Kind.SAME).toList();
  }

  private static List<Contrast.Row> inOrder(List<Contrast.Row> rows) {
    return rows.stream().sorted(Comparator.comparingInt(ContrastReport::rank)).toList();
  }

  private static int rank(Contrast.Row row) {
    if (CHANGED.contains(row.change().kind())) {
      return 0;
    }
    return row.change().kind() == Change.Kind.SAME ? 2 : 1;
  }

  private void addSame(List<String> lines, List<Contrast.Row> rows) {
    if (!page.isWide()) {
      same(rows).ifPresent(text -> lines.add(text + "; --wide shows them"));
    }
  }

  /** Of how many rates there is no evidence of a difference, if of any. */
  static Optional<String> same(List<Contrast.Row> rows) {
    List<Contrast.Row> same =
        rows.stream().filter(row -> row.change().kind() == Change.Kind.SAME).toList();
    return same.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s in %s of %s"
                .formatted(
                    Change.Kind.SAME.word(),
                    Quantity.count(same.size(), "rate"),
                    Quantity.count(
                        same.stream().map(Contrast.Row::program).distinct().count(), "program")));
  }

  private void addTable(List<String> lines, List<Contrast.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    TextTable table = TextTable.ofFigures();
    table.heads(
        "program",
        "metric",
        "A",
        "95 % interval",
        "B",
        "95 % interval",
        "B/A",
        "95 % interval",
        "by",
        "change");
    table.words(9);
    table.mayLack("by", 8);
    table.mayLack("95 % intervals of A and B", 3, 5);
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
          change.basis(),
          coloured(change));
    }
    lines.addAll(table.lines(page));
  }

  private String coloured(Change change) {
    return switch (change.kind()) {
      case FIXED, REDUCED -> emphasis.good(change.words());
      case WORSE -> emphasis.bad(change.words());
      case INCONCLUSIVE -> emphasis.open(change.words());
      case SAME -> change.words();
    };
  }

  /** Of how many rates what became, in a sentence. */
  public static String summary(List<Contrast.Row> rows) {
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
