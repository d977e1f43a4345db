package dev.vfrace.report;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.BlockInterval;
import dev.vfrace.statistics.Dependence;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Page;
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
  List<String> lines(Page page) {
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
    boolean ofBlocks =
        result.observers().values().stream()
            .anyMatch(it -> it.rate(Metric.SAW_UNSLAVED).isOfBlocks());
    table.heads(
        "sightings of",
        ofBlocks ? "blocks" : "design effect",
        ofBlocks ? "standard error between them" : "adjusted 95 % interval",
        "episodes",
        "while disturbed");
    rows.forEach(table::add);
    return table.lines(page);
  }

  private static List<String> row(String program, ObserverResult observer) {
    Rate disturbed = observer.disturbed();
    List<String> evidence = evidence(observer);
    return List.of(
        program,
        evidence.get(0),
        evidence.get(1),
        Quantity.count(observer.episodes()),
        disturbed.trials() == 0
            ? "none"
            : "%s of %s"
                .formatted(
                    Quantity.count(disturbed.count()),
                    Quantity.count(disturbed.trials(), "trial")));
  }

  /** From what the interval was told, and what that gave. */
  private static List<String> evidence(ObserverResult observer) {
    Dependence dependence = observer.rate(Metric.SAW_UNSLAVED).dependence();
    if (dependence instanceof Dependence.Blocks between) {
      return List.of(Quantity.count(between.blocks()), RateFormat.value(between.standardError()));
    }
    if (dependence instanceof Dependence.TooFewBlocks few) {
      return List.of(Quantity.count(few.blocks()), "to judge takes " + BlockInterval.LEAST_BLOCKS);
    }
    return observer.dispersion(Metric.SAW_UNSLAVED) instanceof Dispersion.Judged judged
        ? List.of(
            "%.2f".formatted(judged.designEffect()),
            RateFormat.interval(judged.adjustedInterval(Rate.DEFAULT_CONFIDENCE)))
        : List.of(TOO_FEW, "dependence cannot be judged");
  }
}
