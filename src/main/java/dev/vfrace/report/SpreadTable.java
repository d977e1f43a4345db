package dev.vfrace.report;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the sightings of an unslaved VF depend on one another, a row for each program that has
 * any and misses some.
 */
final class SpreadTable {

  private static final String TOO_FEW = "too few";

  private final RunResult result;

  SpreadTable(RunResult result) {
    this.result = result;
  }

  /** The heading and the rows; empty where no program has anything to judge. */
  List<String> lines() {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, ObserverResult> entry : Ranking.worstFirst(result.observers())) {
      Rate saw = entry.getValue().rate(Metric.SAW_UNSLAVED);
      if (saw.count() > 0 && saw.count() < saw.trials()) {
        rows.add(row(entry.getKey(), entry.getValue()));
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    TextTable table = TextTable.ofFigures();
    table.add(
        "sightings of", "design effect", "adjusted 95 % interval", "episodes", "while disturbed");
    rows.forEach(table::add);
    return table.lines();
  }

  private static List<String> row(String program, ObserverResult observer) {
    Dispersion dispersion = observer.dispersion(Metric.SAW_UNSLAVED);
    boolean judged = dispersion instanceof Dispersion.Judged;
    Rate disturbed = observer.disturbed();
    return List.of(
        program,
        judged ? "%.2f".formatted(((Dispersion.Judged) dispersion).designEffect()) : TOO_FEW,
        judged
            ? RateFormat.interval(
                ((Dispersion.Judged) dispersion).adjustedInterval(Rate.DEFAULT_CONFIDENCE))
            : "dependence cannot be judged",
        Quantity.count(observer.episodes()),
        disturbed.trials() == 0
            ? "none"
            : "%s of %s"
                .formatted(
                    Quantity.count(disturbed.count()),
                    Quantity.count(disturbed.trials(), "trial")));
  }
}
