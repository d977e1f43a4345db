package dev.vfrace.report;

import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateColumn;
import dev.vfrace.text.TextTable;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import dev.vfrace.tune.Point;
import dev.vfrace.tune.Side;
import dev.vfrace.tune.SolvePlan;
import dev.vfrace.tune.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a rate crosses a bound, in words, a picture and a table. */
final class ThresholdReport {

  private final Threshold threshold;
  private final SolvePlan plan;
  private final Emphasis emphasis;

  ThresholdReport(Threshold threshold, Emphasis emphasis) {
    this.threshold = threshold;
    this.plan = threshold.plan();
    this.emphasis = emphasis;
  }

  /** For a terminal. */
  String text(Page page) {
    List<String> lines = new ArrayList<>(about());
    lines.add("");
    lines.addAll(findings());
    lines.add("");
    List<Point> points = threshold.points();
    if (!points.isEmpty()) {
      Axis axis = plan.range().with(points.stream().map(point -> point.values().get(0)).toList());
      int width = page.isWide() ? Page.OF_FILE : page.width();
      lines.addAll(
          new Curve(
                  axis,
                  points.stream().map(point -> Optional.of(threshold.rate(point))).toList(),
                  width)
              .lines());
      lines.add("");
      TextTable table = TextTable.ofFigures();
      rows().forEach(table::add);
      lines.addAll(table.lines(page));
      lines.add("");
    }
    return page.text(lines);
  }

  /** To be pasted into a reply. */
  String markdown() {
    List<String> lines = new ArrayList<>();
    about().forEach(line -> lines.add("* " + line));
    lines.add("");
    findings().forEach(line -> lines.add("**" + line + "**"));
    lines.add("");
    Grid grid = new Grid();
    rows().forEach(grid::add);
    lines.addAll(grid.markdown());
    return String.join("\n", lines) + "\n";
  }

  /** As tests: whether there is an answer. */
  TestReport tests(List<RawRun> runs) {
    TestPoint.Status status =
        !threshold.distrust().isEmpty()
            ? TestPoint.Status.ERROR
            : threshold.kind() == Threshold.Kind.OPEN
                ? TestPoint.Status.SKIP
                : TestPoint.Status.PASS;
    return new TestReport(
        "solve",
        about(),
        List.of(new TestPoint(plan.question().expression(), status, String.join(" ", findings()))),
        runs);
  }

  /** What was looked for, a line each. */
  List<String> about() {
    Optional<RunIdentity> identity =
        threshold.known().points().stream()
            .findFirst()
            .map(point -> point.run().identity().departing(plan.base().departures()));
    List<String> about = new ArrayList<>();
    about.add(
        "vfrace %s· solve %s over %s%s%s"
            .formatted(
                identity.map(it -> it.version() + " ").orElse(""),
                plan.question().expression(),
                plan.range().key(),
                identity.map(it -> " · " + Headings.named(it)).orElse(""),
                threshold.incomplete() ? " · " + emphasis.bad("INCOMPLETE") : ""));
    identity.map(TextReport::others).ifPresent(about::addAll);
    about.add(SweepReport.axisLine(plan.range()));
    long cycles =
        threshold.known().points().stream().mapToLong(it -> it.run().volume().cycles()).sum();
    about.add(
        "%s · %s of at most %s cycles · the same draws everywhere%s"
            .formatted(
                Quantity.count(threshold.points().size(), "place"),
                Quantity.count(cycles),
                Quantity.count(plan.amounts().blockCycles() * plan.amounts().blocks()),
                identity.map(it -> " · seed " + it.seed()).orElse("")));
    return about;
  }

  /** What came of it, a line each. */
  List<String> findings() {
    List<String> lines = new ArrayList<>();
    lines.add(emphasis.heading(finding()));
    if (threshold.crossings() > 1) {
      lines.add(
          "It crosses %d times over the range; this is the first."
              .formatted(threshold.crossings()));
    }
    if (threshold.kind() == Threshold.Kind.FOUND && !threshold.isPrecise()) {
      lines.add("The interval is as narrow as so many cycles make it; more --cycles narrow it.");
    }
    threshold.distrust().forEach(reason -> lines.add(emphasis.bad("untrusted: ") + reason));
    return lines;
  }

  private String finding() {
    String question = plan.question().expression();
    List<AxisValue> ends = plan.range().values();
    String range = "from %s to %s".formatted(ends.get(0).text(), ends.get(1).text());
    return switch (threshold.kind()) {
      case FOUND -> found();
      case HOLDS -> "no threshold %s: %s holds wherever it was looked".formatted(range, question);
      case FAILS ->
          "no threshold %s: %s does not hold wherever it was looked".formatted(range, question);
      case OPEN -> "not known: too few cycles to tell whether there is a threshold " + range;
    };
  }

  private String found() {
    Threshold.Crossing crossing = threshold.crossing().orElseThrow();
    return "threshold %s, 95 %% interval %s–%s; %s holds %s it"
        .formatted(
            crossing.estimate().text(),
            crossing.low().text(),
            crossing.high().text(),
            plan.question().expression(),
            crossing.holdsAbove() ? "above" : "below");
  }

  /** Each place, with heads first. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(plan.range().name(), "cycles", "rate", "95 %", "bound"));
    RateColumn column = RateColumn.of(threshold.points().stream().map(threshold::rate).toList());
    for (int at = 0; at < threshold.points().size(); at++) {
      Point point = threshold.points().get(at);
      Rate rate = threshold.rate(point);
      rows.add(
          List.of(
              point.values().get(0).text(),
              Quantity.count(point.run().volume().cycles()),
              column.rate(rate),
              column.interval(rate),
              side(threshold, threshold.sides().get(at))));
    }
    return rows;
  }

  /** What a side is called. */
  static String side(Threshold threshold, Side side) {
    return switch (side) {
      case OPEN -> "open";
      case BELOW, ABOVE -> threshold.holds(side) ? "holds" : "fails";
    };
  }
}
