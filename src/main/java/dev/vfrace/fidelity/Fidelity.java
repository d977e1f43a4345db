package dev.vfrace.fidelity;

import dev.vfrace.results.RateFormat;
import dev.vfrace.statistics.Rate;
import dev.vfrace.timing.Pace;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Runs groups of the matrix and prints them, a line a cell. */
public final class Fidelity {

  private static final long CYCLES = 100_000;
  private static final long QUICK_CYCLES = 20_000;
  private static final int COVERAGE_RUNS = 1000;
  private static final int QUICK_COVERAGE_RUNS = 200;
  private static final long COVERAGE_CYCLES = 1000;
  private static final double LEAST_COVERAGE = 0.93;
  private static final double MOST_COVERAGE = 0.97;
  private static final String ROW = "%-26s %8s %8s %18s %9s %11s %11s %6s  %s%n";

  private final CellRunner runner;
  private final PrintWriter out;
  private final boolean quick;
  private boolean faultless = true;

  /**
   * A matrix that has not been run.
   *
   * @param threads dispatcher threads
   * @param out where it is printed
   * @param quick fewer cycles: a fifth
   */
  public Fidelity(int threads, PrintWriter out, boolean quick) {
    this.runner = new CellRunner(threads);
    this.out = out;
    this.quick = quick;
  }

  /**
   * Runs the groups.
   *
   * @return whether all cells are right
   */
  public boolean run(List<Group> groups) throws InterruptedException {
    out.printf(
        Locale.ROOT,
        ROW,
        "race",
        "true",
        "measured",
        "95 % interval",
        "bias",
        "cycles/s",
        "unbounded",
        "ratio",
        "");
    for (Group group : groups) {
      if (group == Group.COVERAGE) {
        coverage();
      }
      for (Cell cell : new Matrix(quick ? QUICK_CYCLES : CYCLES).cells(group)) {
        print(cell, measure(cell));
      }
    }
    return faultless;
  }

  private CellResult measure(Cell cell) throws InterruptedException {
    CellRunner.Run oracle = runner.oracle(cell);
    CellRunner.Run bounded = runner.bounded(cell);
    CellRunner.Run unbounded = runner.unbounded(cell);
    return new CellResult(
        cell.race().probability(),
        bounded.rate(),
        oracle.rate(),
        bounded.cyclesPerSecond(),
        unbounded.cyclesPerSecond(),
        cell.pace() == Pace.REAL);
  }

  private void print(Cell cell, CellResult result) {
    List<String> faults = result.faults();
    faultless &= faults.isEmpty();
    out.printf(
        Locale.ROOT,
        ROW,
        cell.race().name(),
        RateFormat.value(result.truth()),
        RateFormat.rate(result.measured()),
        RateFormat.interval(result.measured().interval()),
        "%+.3f %%".formatted(100 * result.bias()),
        "%,.0f".formatted(result.perSecond()),
        "%,.0f".formatted(result.unboundedPerSecond()),
        "%.2f".formatted(result.speed()),
        faults.isEmpty() ? "ok" : "FAIL: " + String.join(", ", faults));
    out.flush();
  }

  /** How many of many runs of one race have an interval that contains the truth. */
  private void coverage() throws InterruptedException {
    int runs = quick ? QUICK_COVERAGE_RUNS : COVERAGE_RUNS;
    int covered = 0;
    for (int seed = 1; seed <= runs; seed++) {
      Cell cell = Matrix.coverage(seed, COVERAGE_CYCLES);
      Rate rate = runner.bounded(cell).rate();
      covered += rate.interval().contains(cell.race().probability()) ? 1 : 0;
    }
    Rate coverage = new Rate(covered, runs);
    boolean fits =
        quick
            ? coverage.interval().high() >= LEAST_COVERAGE
                && coverage.interval().low() <= MOST_COVERAGE
            : coverage.rate() >= LEAST_COVERAGE && coverage.rate() <= MOST_COVERAGE;
    faultless &= fits;
    out.printf(
        Locale.ROOT,
        "coverage: the 95 %% intervals of %,d of %,d runs of %,d cycles contain the truth (%s)"
            + " %s%n",
        covered,
        runs,
        COVERAGE_CYCLES,
        RateFormat.rate(coverage),
        fits ? "ok" : "FAIL: not 93 to 97 %");
    out.flush();
  }
}
