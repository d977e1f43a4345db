package dev.vfrace.report;

import dev.vfrace.count.Metric;
import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Page;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.Point;
import dev.vfrace.tune.Sweep;
import dev.vfrace.tune.SweepPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Rates over one parameter or two, in every form.
 *
 * @param sweep what was measured
 */
public record SweepPresentation(Sweep sweep) implements Presentation {

  /** The same, about another metric; what decided how many cycles each point has stays. */
  public SweepPresentation about(Metric metric) {
    SweepPlan plan = sweep.plan();
    return new SweepPresentation(
        new Sweep(
            new SweepPlan(
                plan.axes(),
                metric,
                plan.programs(),
                plan.blockCycles(),
                plan.rounds(),
                plan.base()),
            sweep.known()));
  }

  @Override
  public String text(Page page) {
    return new SweepReport(sweep, page.emphasis()).text(page);
  }

  @Override
  public Document document() {
    return SweepJson.document(sweep);
  }

  @Override
  public String markdown() {
    return new SweepReport(sweep, Page.file().emphasis()).markdown();
  }

  /** A line for each point and program, with events or without. */
  @Override
  public String csv() {
    Grid grid = new Grid();
    List<String> heads = new ArrayList<>();
    for (Axis axis : sweep.plan().axes()) {
      heads.add(axis.key());
      heads.add(axis.key() + " (number)");
    }
    heads.addAll(List.of("program", "metric", "cycles", "count", "trials", "rate", "low", "high"));
    grid.add(RunColumns.heads(heads));
    for (Point point : sweep.points()) {
      for (String program : sweep.plan().programs()) {
        grid.add(row(point, program));
      }
    }
    return grid.csv();
  }

  private List<String> row(Point point, String program) {
    List<String> cells = new ArrayList<>();
    point
        .values()
        .forEach(
            value -> {
              cells.add(value.text());
              cells.add(CsvReport.number(value.number()));
            });
    Rate rate = point.rate(program, sweep.plan().metric());
    Interval interval = rate.interval();
    cells.addAll(
        List.of(
            program,
            sweep.plan().metric().word(),
            Long.toString(point.run().volume().cycles()),
            Long.toString(rate.count()),
            Long.toString(rate.trials()),
            CsvReport.number(rate.rate()),
            CsvReport.number(interval.low()),
            CsvReport.number(interval.high())));
    return RunColumns.cells(
        cells, point.run().identity().departing(sweep.plan().base().departures()));
  }

  @Override
  public Letter letter() {
    return new SweepReport(sweep, Page.file().emphasis()).letter(runs());
  }

  /** Each point: whether it is trusted, and what its rates are. */
  @Override
  public TestReport tests() {
    return new SweepReport(sweep, Page.file().emphasis()).tests(runs());
  }

  @Override
  public Verdict verdict() {
    return sweep.verdict();
  }

  @Override
  public List<RawRun> runs() {
    return sweep.known().points().stream().flatMap(point -> point.run().raw().stream()).toList();
  }
}
