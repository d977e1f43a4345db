package dev.vfrace.page;

import dev.vfrace.chart.BandChart;
import dev.vfrace.chart.Frame;
import dev.vfrace.chart.HeatChart;
import dev.vfrace.chart.LinearScale;
import dev.vfrace.chart.LogScale;
import dev.vfrace.chart.Ruler;
import dev.vfrace.chart.Scale;
import dev.vfrace.markup.Content;
import dev.vfrace.markup.Element;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import dev.vfrace.tune.Point;
import dev.vfrace.tune.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rates over one parameter as curves, over two as maps. */
final class SweepSection {

  private static final int MOST = 6;
  private static final double DECADES_OF_A_LOG = 20;

  private final Sweep sweep;
  private final Outline outline;

  private SweepSection(Sweep sweep, Outline outline) {
    this.sweep = sweep;
    this.outline = outline;
  }

  /** Over what it goes. */
  static String title(Sweep sweep) {
    return "%s over %s"
        .formatted(
            sweep.plan().metric().word(),
            sweep.plan().axes().stream().map(Axis::key).collect(Collectors.joining(" and ")));
  }

  /** What was measured, and of whom the rates differ most. */
  static String lead(Sweep sweep) {
    List<Point> points = sweep.points();
    String measured =
        "%s was measured at %s of %s, over %s cycles in all."
            .formatted(
                sweep.plan().metric().word(),
                Quantity.count(points.size(), "point"),
                sweep.plan().axes().stream()
                    .map(Axis::argument)
                    .collect(Collectors.joining(" and ")),
                Quantity.count(points.stream().mapToLong(it -> it.run().volume().cycles()).sum()));
    List<String> programs = sweep.programs();
    if (programs.isEmpty()) {
      return measured + " It happened to no program at any of them.";
    }
    String most = programs.get(0);
    List<Rate> rates = points.stream().map(it -> it.rate(most, sweep.plan().metric())).toList();
    return measured
        + " What depends on it most is %s: its rate goes from %s to %s."
            .formatted(
                most,
                RateFormat.value(rates.stream().mapToDouble(Rate::rate).min().orElse(Double.NaN)),
                RateFormat.value(rates.stream().mapToDouble(Rate::rate).max().orElse(Double.NaN)));
  }

  /** What one of its points is called. */
  static String name(Sweep sweep, Point point) {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < point.values().size(); at++) {
      names.add(sweep.plan().axes().get(at).key() + " = " + point.values().get(at).text());
    }
    return String.join(", ", names);
  }

  static Element of(Sweep sweep, Outline outline) {
    return new SweepSection(sweep, outline).element();
  }

  private Element element() {
    Element section = outline.section("sweep", title(sweep));
    boolean isCurve = sweep.plan().axes().size() == 1;
    section.add(
        Figure.paragraph(
            isCurve
                ? "Each point with its 95 % interval as a band; all draw the same delays but for"
                    + " what is varied. Those programs come first whose rates differ most."
                : "A cell for each pair of values; the fuller, the more often. The table below each"
                    + " has the intervals."));
    Element charts = Element.of("div").with("class", isCurve ? "pair" : "maps");
    List<String> programs = sweep.programs();
    programs.stream()
        .limit(MOST)
        .forEach(program -> charts.add(isCurve ? curve(program) : map(program)));
    section.add(charts);
    if (programs.size() > MOST) {
      DataTable others = points(programs.subList(MOST, programs.size()));
      section.add(others.folded("The other programs to which it happened"));
    }
    List<String> without = sweep.withoutEvents();
    return without.isEmpty()
        ? section
        : section.add(
            Figure.paragraph("It never happened to %s.".formatted(String.join(", ", without))));
  }

  private DataTable points(List<String> programs) {
    DataTable table =
        DataTable.of(title(sweep) + ": " + String.join(", ", programs)).words("program");
    sweep.plan().axes().forEach(axis -> table.figures(axis.key()));
    table.figures("count", "trials", "rate", "95 % interval");
    for (String program : programs) {
      for (Point point : sweep.points()) {
        Rate rate = point.rate(program, sweep.plan().metric());
        List<Content> row = new ArrayList<>();
        row.add(Figure.text(program));
        point.values().forEach(value -> row.add(Figure.text(value.text())));
        row.add(Figure.count(rate.count()));
        row.add(Figure.count(rate.trials()));
        row.add(Figure.number(rate.rate(), RateFormat.rate(rate)));
        row.add(Figure.text(RateFormat.interval(rate.interval())));
        table.row(row);
      }
    }
    return table;
  }

  private Element curve(String program) {
    Axis axis = sweep.plan().axes().get(0);
    List<BandChart.Point> points = new ArrayList<>();
    for (Point point : sweep.points()) {
      Rate rate = point.rate(program, sweep.plan().metric());
      if (rate.trials() > 0) {
        Interval interval = rate.interval();
        points.add(
            new BandChart.Point(
                point.values().get(0).number(),
                rate.count() == 0 ? Double.NaN : rate.rate(),
                interval.low(),
                interval.high()));
      }
    }
    return Figure.chart(
        BandChart.of(
            outline.id("chart-sweep"),
            new Frame.Words(
                program + ", " + title(sweep),
                "%s points; the table below has the figures."
                    .formatted(Quantity.count(points.size()))),
            new Ruler(axis.key(), across(axis), value -> tick(axis, value)),
            new Ruler("rate by trial", up(points), RateTicks::text),
            points),
        program,
        points(List.of(program)));
  }

  private static Scale across(Axis axis) {
    double low = axis.values().stream().mapToDouble(AxisValue::number).min().orElse(0);
    double high = axis.values().stream().mapToDouble(AxisValue::number).max().orElse(1);
    boolean isLog = axis.scale() == Axis.Scale.LOG && low > 0 && high > low;
    List<Double> at = axis.values().stream().map(AxisValue::number).toList();
    Scale scale = isLog ? new LogScale(low, high) : LinearScale.around(low, high, low);
    return new Marked(scale, few(at));
  }

  /** A scale with ticks at values of its own. */
  private record Marked(Scale scale, List<Double> ticks) implements Scale {
    @Override
    public double place(double value) {
      return scale.place(value);
    }
  }

  /** Five at most, evenly chosen. */
  private static List<Double> few(List<Double> all) {
    int every = (all.size() + 4) / 5;
    List<Double> few = new ArrayList<>();
    for (int at = 0; at < all.size(); at += every) {
      few.add(all.get(at));
    }
    return few;
  }

  private static String tick(Axis axis, double number) {
    Optional<AxisValue> value =
        axis.values().stream().filter(it -> it.number() == number).findFirst();
    return value.map(AxisValue::text).orElseGet(() -> Quantity.number(number));
  }

  /** Over decades where rates differ much. */
  private static Scale up(List<BandChart.Point> points) {
    double high = points.stream().mapToDouble(BandChart.Point::high).max().orElse(1);
    double least =
        points.stream()
            .mapToDouble(it -> it.low() > 0 ? it.low() : it.high())
            .min()
            .orElse(high / 2);
    return high / least > DECADES_OF_A_LOG
        ? LogScale.decades(least, high)
        : LinearScale.around(
            points.stream().mapToDouble(BandChart.Point::low).min().orElse(0), high, 0);
  }

  private Element map(String program) {
    Axis down = sweep.plan().axes().get(0);
    Axis across = sweep.plan().axes().get(1);
    double most =
        sweep.points().stream()
            .mapToDouble(it -> it.rate(program, sweep.plan().metric()).rate())
            .filter(rate -> rate > 0)
            .max()
            .orElse(1);
    List<List<HeatChart.Cell>> rows = new ArrayList<>();
    for (AxisValue row : down.values()) {
      List<HeatChart.Cell> cells = new ArrayList<>();
      for (AxisValue column : across.values()) {
        cells.add(
            sweep
                .rate(List.of(row, column), program)
                .filter(rate -> rate.trials() > 0)
                .map(rate -> new HeatChart.Cell(rate.rate() / most, RateFormat.rate(rate)))
                .orElse(new HeatChart.Cell(0, "—")));
      }
      rows.add(cells);
    }
    return Figure.chart(
        HeatChart.of(
            outline.id("chart-sweep"),
            new Frame.Words(
                program + ", " + title(sweep),
                "The highest rate is %s; the table below has the figures."
                    .formatted(RateFormat.value(most))),
            names(across),
            names(down),
            rows),
        program,
        points(List.of(program)));
  }

  private static HeatChart.Names names(Axis axis) {
    return new HeatChart.Names(axis.key(), axis.values().stream().map(AxisValue::text).toList());
  }
}
