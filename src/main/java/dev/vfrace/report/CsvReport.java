package dev.vfrace.report;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.model.Gates;
import dev.vfrace.statistics.Rate;
import java.util.List;

/** A run as CSV: every rate of every program, and of the image as a whole, a line each. */
public final class CsvReport implements Report {

  @Override
  public String render(RunResult result) {
    Grid grid = new Grid();
    grid.add(
        List.of(
            "kernel",
            "scenario",
            "timing",
            "program",
            "metric",
            "count",
            "trials",
            "rate",
            "low",
            "high",
            "gate",
            "with",
            "image",
            "estimates",
            "clock"));
    result.observers().forEach((name, observer) -> add(grid, result, name, observer));
    result
        .image()
        .ifPresent(whole -> add(grid, result, result.identity().image().orElse(""), whole));
    return grid.csv();
  }

  private static void add(Grid grid, RunResult result, String name, ObserverResult observer) {
    for (Metric metric : Metric.values()) {
      Rate rate = observer.rate(metric);
      grid.add(
          List.of(
              result.identity().kernelAsRun(),
              result.identity().scenarioAsRun(),
              result.identity().timingAsRun(),
              name,
              metric.word(),
              Long.toString(rate.count()),
              Long.toString(rate.trials()),
              number(rate.rate()),
              number(rate.interval().low()),
              number(rate.interval().high()),
              gate(result, name),
              String.join("; ", result.identity().departures().others()),
              result.identity().imageAsRun().orElse(""),
              TextReport.estimates(result).orElse(""),
              result.clock().parted().map(words -> "parted").orElse("")));
    }
  }

  private static String gate(RunResult result, String program) {
    Gates gates = result.identity().gates().get(program);
    return gates == null ? "" : gates.text();
  }

  /** A number in full; nothing where there is none. */
  static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }
}
