package dev.vfrace.report;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.model.ProgramSpec.Gate;
import dev.vfrace.raw.RawJson;
import dev.vfrace.statistics.Rate;
import java.util.List;

/** A run as CSV: every rate of every program, a line each. */
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
            "clock"));
    result
        .observers()
        .forEach(
            (name, observer) -> {
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
                        result.clock().parted().map(words -> "parted").orElse("")));
              }
            });
    return grid.csv();
  }

  private static String gate(RunResult result, String program) {
    Gate gate = result.identity().gates().get(program);
    return gate == null ? "" : RawJson.word(gate);
  }

  /** A number in full; nothing where there is none. */
  static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }
}
