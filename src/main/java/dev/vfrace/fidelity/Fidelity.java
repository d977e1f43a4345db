package dev.vfrace.fidelity;

import dev.vfrace.results.RateFormat;
import dev.vfrace.statistics.Rate;
import dev.vfrace.timing.Pace;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Runs groups of the matrix and prints them, a line a cell. */
public final class Fidelity {

  private static final long CYCLES = 100_000;
  private static final long QUICK_CYCLES = 20_000;
  private static final int TURNS = 3;
  private static final int COVERAGE_RUNS = 1000;
  private static final int QUICK_COVERAGE_RUNS = 200;
  private static final long COVERAGE_CYCLES = 1000;
  private static final double LEAST_COVERAGE = 0.93;
  private static final double MOST_COVERAGE = 0.97;
  private static final String ROW = "%-26s %8s %8s %18s %9s %11s %11s %6s  %s%n";

  private final CellRunner runner;
  private final PrintWriter out;
  private final boolean quick;
  private final boolean ratesOnly;
  private boolean faultless = true;

  /**
   * A matrix that has not been run.
   *
   * @param threads dispatcher threads
   * @param out where it is printed
   * @param quick fewer cycles: a fifth
   * @param ratesOnly speed is not judged: for runs under disturbance
   */
  public Fidelity(int threads, PrintWriter out, boolean quick, boolean ratesOnly) {
    this.runner = new CellRunner(threads);
    this.out = out;
    this.quick = quick;
    this.ratesOnly = ratesOnly;
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
        "to oracle",
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

  /** With and without a bound take turns, so that a drift of the machine hits both alike. */
  private CellResult measure(Cell cell) throws InterruptedException {
    Rate oracle = runner.oracle(cell).rate();
    CellRunner.Run first = runner.bounded(cell);
    if (ratesOnly || cell.pace() == Pace.REAL) {
      return new CellResult(
          cell.race().probability(),
          first.rate(),
          oracle,
          first.cyclesPerSecond(),
          OptionalDouble.empty());
    }
    double[] bounded = new double[TURNS];
    double[] unbounded = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      unbounded[turn] = runner.unbounded(cell).cyclesPerSecond();
      bounded[turn] = runner.boundedAsShort(cell).cyclesPerSecond();
    }
    Arrays.sort(bounded);
    Arrays.sort(unbounded);
    return new CellResult(
        cell.race().probability(),
        first.rate(),
        oracle,
        bounded[TURNS / 2],
        OptionalDouble.of(unbounded[TURNS / 2]));
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
        result.unboundedPerSecond().isPresent()
            ? "%,.0f".formatted(result.unboundedPerSecond().getAsDouble())
            : "-",
        result.speed().isPresent() ? "%.2f".formatted(result.speed().getAsDouble()) : "-",
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
