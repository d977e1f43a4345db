package dev.vfrace.report;

import dev.vfrace.analysis.RunIdentity;
import java.util.ArrayList;
import java.util.List;

/** What was run, as the last columns of CSV. */
final class RunColumns {

  private static final List<String> HEADS =
      List.of("kernel", "scenario", "timing", "with", "image");

  private RunColumns() {}

  /** Heads with those of what was run behind them. */
  static List<String> heads(List<String> heads) {
    return joined(heads, HEADS);
  }

  /** Cells with those of what was run behind them. */
  static List<String> cells(List<String> cells, RunIdentity run) {
    return joined(
        cells,
        List.of(
            run.kernelAsRun(),
            run.scenarioAsRun(),
            run.timingAsRun(),
            String.join("; ", run.departures().others()),
            run.imageAsRun().orElse("")));
  }

  private static List<String> joined(List<String> cells, List<String> more) {
    List<String> all = new ArrayList<>(cells);
    all.addAll(more);
    return all;
  }
}
