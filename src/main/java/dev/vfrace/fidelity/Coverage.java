package dev.vfrace.fidelity;

import dev.vfrace.statistics.Rate;
import dev.vfrace.text.RateFormat;
import java.util.Locale;

/** How many of many runs of one race have a 95 % interval that contains the truth. */
final class Coverage {

  private static final int RUNS = 1000;
  private static final int QUICK_RUNS = 200;
  private static final long CYCLES = 1000;
  private static final double LEAST = 0.93;
  private static final double MOST = 0.97;

  private final CellRunner runner;
  private final CellReport report;
  private final boolean quick;

  /**
   * A count that has not been made.
   *
   * @param runner runs each
   * @param report where it is told
   * @param quick a fifth of the runs
   */
  Coverage(CellRunner runner, CellReport report, boolean quick) {
    this.runner = runner;
    this.report = report;
    this.quick = quick;
  }

  /** Counts and prints; returns whether it is 93 to 97 %, or of few runs may be. */
  boolean holds() throws InterruptedException {
    int runs = quick ? QUICK_RUNS : RUNS;
    int covered = 0;
    for (int seed = 1; seed <= runs; seed++) {
      Cell cell = Matrix.coverage(seed, CYCLES);
      Rate rate = runner.bounded(cell).rate();
      covered += rate.interval().contains(cell.race().probability()) ? 1 : 0;
    }
    Rate coverage = new Rate(covered, runs);
    boolean holds =
        quick
            ? coverage.interval().high() >= LEAST && coverage.interval().low() <= MOST
            : coverage.rate() >= LEAST && coverage.rate() <= MOST;
    report.line(
        String.format(
            Locale.ROOT,
            "coverage: the 95 %% intervals of %,d of %,d runs of %,d cycles contain the truth (%s)"
                + " %s",
            covered,
            runs,
            CYCLES,
            RateFormat.rate(coverage),
            holds ? "ok" : "FAIL: not 93 to 97 %"));
    return holds;
  }
}
