package dev.vfrace.report;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One row a program, the worst first. */
final class ObserverTable {
  private static final String NONE = "—";
  private static final String NO_CHANCE = "no chance";

  private final RunResult result;
  private final List<Metric> compact;

  ObserverTable(RunResult result) {
    this.result = result;
    this.compact =
        new ArrayList<>(
            List.of(Metric.SAW_NO_MASTER, Metric.MISJUDGED, Metric.HARMED, Metric.HEALED));
    if (!result.identity().withNetvsc() || happens(Metric.WRONGLY_IGNORED)) {
      compact.add(Metric.WRONGLY_IGNORED);
    }
    Stream.of(Metric.SAW_ORPHAN, Metric.SAW_STALE_FLAG).filter(this::happens).forEach(compact::add);
  }

  /** The heading and the rows. */
  List<String> lines() {
    TextTable table = TextTable.ofFigures();
    table.add(heading());
    Ranking.worstFirst(result.observers())
        .forEach(entry -> table.add(row(entry.getKey(), entry.getValue())));
    return table.lines();
  }

  private List<String> heading() {
    List<String> cells = new ArrayList<>();
    cells.add("program");
    cells.add("trials");
    cells.add(Metric.SAW_UNSLAVED.word());
    cells.add("rate");
    cells.add("95 % interval");
    compact.forEach(metric -> cells.add(metric.word()));
    return cells;
  }

  private List<String> row(String program, ObserverResult observer) {
    Rate saw = observer.rate(Metric.SAW_UNSLAVED);
    boolean chance = saw.trials() > 0;
    List<String> cells = new ArrayList<>();
    cells.add(program);
    cells.add(observer.trials() > 0 ? Quantity.count(observer.trials()) : NONE);
    cells.add(chance ? Quantity.count(saw.count()) : NONE);
    cells.add(RateFormat.rate(saw));
    cells.add(chance ? RateFormat.interval(saw.interval()) : NO_CHANCE);
    compact.forEach(metric -> cells.add(RateFormat.rate(observer.rate(metric))));
    return cells;
  }

  private boolean happens(Metric metric) {
    return result.observers().values().stream()
        .anyMatch(observer -> observer.rate(metric).count() > 0);
  }
}
