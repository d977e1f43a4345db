package dev.vfrace.report;

import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Page;
import dev.vfrace.tune.Point;
import dev.vfrace.tune.Threshold;
import java.util.List;

/**
 * Where a rate crosses a bound, in every form.
 *
 * @param threshold what was measured
 */
public record ThresholdPresentation(Threshold threshold) implements Presentation {

  @Override
  public String text(Page page) {
    return new ThresholdReport(threshold, page.emphasis()).text(page);
  }

  @Override
  public Document document() {
    return ThresholdJson.document(threshold);
  }

  @Override
  public String markdown() {
    return new ThresholdReport(threshold, Page.file().emphasis()).markdown();
  }

  /** A line for each place. */
  @Override
  public String csv() {
    Grid grid = new Grid();
    String key = threshold.plan().range().key();
    grid.add(
        RunColumns.heads(
            List.of(key, key + " (number)", "count", "trials", "rate", "low", "high", "side")));
    for (int at = 0; at < threshold.points().size(); at++) {
      Point point = threshold.points().get(at);
      Rate rate = threshold.rate(point);
      grid.add(
          RunColumns.cells(
              List.of(
                  point.values().get(0).text(),
                  CsvReport.number(point.values().get(0).number()),
                  Long.toString(rate.count()),
                  Long.toString(rate.trials()),
                  CsvReport.number(rate.rate()),
                  CsvReport.number(rate.interval().low()),
                  CsvReport.number(rate.interval().high()),
                  ThresholdReport.side(threshold, threshold.sides().get(at))),
              point.run().identity().departing(threshold.plan().base().departures())));
    }
    return grid.csv();
  }

  @Override
  public Letter letter() {
    ThresholdReport report = new ThresholdReport(threshold, Page.file().emphasis());
    return new Letter(report.about(), report.rows(), report.findings(), runs());
  }

  @Override
  public TestReport tests() {
    return new ThresholdReport(threshold, Page.file().emphasis()).tests(runs());
  }

  @Override
  public Verdict verdict() {
    return threshold.verdict();
  }

  @Override
  public List<RawRun> runs() {
    return threshold.known().points().stream()
        .flatMap(point -> point.run().raw().stream())
        .toList();
  }
}
