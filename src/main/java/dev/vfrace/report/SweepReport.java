package dev.vfrace.report;

import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateColumn;
import dev.vfrace.text.RateFormat;
import dev.vfrace.text.TextTable;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import dev.vfrace.tune.Point;
import dev.vfrace.tune.Sweep;
import dev.vfrace.tune.SweepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rates over one parameter or two, in words, tables and pictures. */
final class SweepReport {

  /** Programs with a picture of their own. */
  private static final int PICTURES = 2;

  /** Programs with columns in a table of one parameter. */
  private static final int COLUMNS = 3;

  private final Sweep sweep;
  private final SweepPlan plan;
  private final Emphasis emphasis;

  SweepReport(Sweep sweep, Emphasis emphasis) {
    this.sweep = sweep;
    this.plan = sweep.plan();
    this.emphasis = emphasis;
  }

  /** For a terminal. */
  String text(Page page) {
    List<String> lines = new ArrayList<>();
    lines.addAll(about());
    lines.add("");
    for (String program : sweep.programs().stream().limit(PICTURES).toList()) {
      lines.add(emphasis.heading(program + " " + plan.metric().word()));
      lines.addAll(picture(program, page));
      lines.add("");
      if (plan.axes().size() == 2) {
        lines.addAll(grid(program, page));
        lines.add("");
      }
    }
    if (plan.axes().size() == 1 && !sweep.points().isEmpty()) {
      lines.addAll(table(page));
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
    others().forEach(line -> lines.add("* " + line));
    plan.axes().forEach(axis -> lines.add("* " + axisLine(axis)));
    lines.add("* " + howMuch());
    lines.add("");
    Grid grid = new Grid();
    List<String> shown = sweep.programs();
    List<String> heads = new ArrayList<>(plan.axes().stream().map(Axis::name).toList());
    heads.add("cycles");
    shown.forEach(
        program -> {
          heads.add(program);
          heads.add("95 %");
        });
    grid.add(heads);
    for (Point point : sweep.points()) {
      grid.add(row(point, shown));
    }
    lines.addAll(grid.markdown());
    lines.add("");
    below().forEach(line -> lines.add("* " + line));
    return String.join("\n", lines) + "\n";
  }

  /** For a mailing list. */
  Letter letter(List<RawRun> runs) {
    List<List<String>> rows = new ArrayList<>();
    List<String> heads = new ArrayList<>(plan.axes().stream().map(Axis::name).toList());
    heads.addAll(List.of("program", "rate", "95 % interval", "count"));
    rows.add(heads);
    for (Point point : sweep.points()) {
      for (String program : sweep.programs()) {
        Rate rate = point.rate(program, plan.metric());
        List<String> cells = new ArrayList<>(point.values().stream().map(AxisValue::text).toList());
        cells.addAll(
            List.of(
                program,
                RateFormat.rate(rate),
                RateFormat.interval(rate.interval()),
                "%s of %s".formatted(Quantity.count(rate.count()), Quantity.count(rate.trials()))));
        rows.add(cells);
      }
    }
    return new Letter(about(), rows, below(), runs);
  }

  /** As tests: each point, which passes if it is trusted. */
  TestReport tests(List<RawRun> runs) {
    List<TestPoint> points = new ArrayList<>();
    for (List<AxisValue> values : plan.grid()) {
      String name = values.stream().map(AxisValue::text).collect(Collectors.joining(", "));
      points.add(
          sweep
              .known()
              .at(values)
              .map(point -> test(name, point))
              .orElseGet(() -> new TestPoint(name, TestPoint.Status.SKIP, "not measured")));
    }
    return new TestReport("sweep", about(), points, runs);
  }

  private TestPoint test(String name, Point point) {
    List<String> distrust = point.run().distrust();
    String rates =
        sweep.programs().stream()
            .map(program -> program + " " + RateFormat.observed(point.rate(program, plan.metric())))
            .collect(Collectors.joining("; "));
    return distrust.isEmpty()
        ? new TestPoint(name, TestPoint.Status.PASS, rates)
        : new TestPoint(name, TestPoint.Status.ERROR, String.join("; ", distrust));
  }

  private List<String> about() {
    List<String> about = new ArrayList<>(List.of(what()));
    about.addAll(others());
    plan.axes().forEach(axis -> about.add(axisLine(axis)));
    about.add(howMuch());
    return about;
  }

  private String what() {
    String keys = plan.axes().stream().map(Axis::key).collect(Collectors.joining(" and "));
    Optional<RunIdentity> identity = identity();
    return "vfrace %s· sweep of %s%s · %s%s"
        .formatted(
            identity.map(it -> it.version() + " ").orElse(""),
            keys,
            identity.map(it -> " · " + Headings.named(it)).orElse(""),
            plan.metric().word(),
            sweep.incomplete() ? " · " + emphasis.bad("INCOMPLETE") : "");
  }

  /** What was run at every point. */
  private Optional<RunIdentity> identity() {
    return sweep.points().stream()
        .findFirst()
        .map(point -> point.run().identity().departing(plan.base().departures()));
  }

  private List<String> others() {
    return identity().map(TextReport::others).orElse(List.of());
  }

  /** What a parameter is, and what it was configured as. */
  static String axisLine(Axis axis) {
    String form = axis.formWord();
    String configured =
        axis.configured().isEmpty() ? "" : " (configured: %s)".formatted(axis.configured());
    return "%s: %s%s%s"
        .formatted(
            axis.key(),
            form.isEmpty() ? "" : form + " ",
            axis.given().replaceFirst("^median:", ""),
            configured);
  }

  private String howMuch() {
    int points = plan.grid().size();
    long cycles = sweep.points().stream().mapToLong(it -> it.run().volume().cycles()).sum();
    return "%s of %s · %s of %s cycles · the same draws everywhere, more where the interval is widest%s"
        .formatted(
            Quantity.count(sweep.points().size()),
            Quantity.count(points, "point"),
            Quantity.count(cycles),
            Quantity.count(plan.cycles()),
            identity().map(it -> " · seed " + it.seed()).orElse(""));
  }

  private List<String> picture(String program, Page page) {
    int width = page.isWide() ? Page.OF_FILE : page.width();
    if (plan.axes().size() == 1) {
      Axis axis = plan.axes().get(0);
      List<Optional<Rate>> rates =
          axis.values().stream().map(value -> sweep.rate(List.of(value), program)).toList();
      return new Curve(axis, rates, width).lines();
    }
    return new HeatMap(
            plan.axes().get(0),
            plan.axes().get(1),
            (row, column) -> sweep.rate(List.of(row, column), program),
            width)
        .lines();
  }

  /** The rates of two parameters, the second to the right; what does not fit goes on below. */
  private List<String> grid(String program, Page page) {
    Axis rows = plan.axes().get(0);
    List<AxisValue> columns = plan.axes().get(1).values();
    RateColumn format = format(program);
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < columns.size()) {
      int count = columns.size() - from;
      List<String> part = grid(rows, columns.subList(from, from + count), program, format);
      while (count > 1 && part.stream().anyMatch(line -> line.length() > page.width())) {
        count--;
        part = grid(rows, columns.subList(from, from + count), program, format);
      }
      lines.addAll(part);
      from += count;
    }
    return lines;
  }

  private List<String> grid(Axis rows, List<AxisValue> columns, String program, RateColumn format) {
    TextTable table = TextTable.ofFigures();
    List<String> heads = new ArrayList<>(List.of(""));
    columns.forEach(column -> heads.add(column.text()));
    table.heads(heads);
    for (AxisValue row : rows.values()) {
      List<String> cells = new ArrayList<>(List.of(row.text()));
      for (AxisValue column : columns) {
        cells.add(sweep.rate(List.of(row, column), program).map(format::rate).orElse("?"));
      }
      table.add(cells);
    }
    return table.lines();
  }

  private List<String> table(Page page) {
    List<String> shown = sweep.programs().stream().limit(COLUMNS).toList();
    TextTable table = TextTable.ofFigures();
    List<String> heads = new ArrayList<>(List.of(plan.axes().get(0).name(), "cycles"));
    shown.forEach(
        program -> {
          heads.add(program);
          heads.add("95 %");
        });
    table.heads(heads);
    for (int program = shown.size() - 1; program > 0; program--) {
      table.mayLack(shown.get(program), 2 + 2 * program, 3 + 2 * program);
    }
    table.mayLack("cycles", 1);
    sweep.points().forEach(point -> table.add(row(point, shown)));
    return table.lines(page);
  }

  private List<String> row(Point point, List<String> shown) {
    List<String> cells = new ArrayList<>(point.values().stream().map(AxisValue::text).toList());
    cells.add(Quantity.count(point.run().volume().cycles()));
    for (String program : shown) {
      Rate rate = point.rate(program, plan.metric());
      cells.add(format(program).rate(rate));
      cells.add(format(program).interval(rate));
    }
    return cells;
  }

  private RateColumn format(String program) {
    return RateColumn.of(
        sweep.points().stream().map(point -> point.rate(program, plan.metric())).toList());
  }

  private List<String> below() {
    List<String> lines = new ArrayList<>();
    List<String> programs = sweep.programs();
    int shown = plan.axes().size() == 1 ? COLUMNS : PICTURES;
    if (programs.size() > shown) {
      lines.add(
          "With events too, not shown: %s."
              .formatted(String.join(", ", programs.subList(shown, programs.size()))));
    }
    if (!sweep.withoutEvents().isEmpty()) {
      lines.add("No event at any point: %s.".formatted(String.join(", ", sweep.withoutEvents())));
    }
    sweep.distrust().forEach(reason -> lines.add(emphasis.bad("untrusted: ") + reason));
    return lines;
  }
}
