package dev.vfrace.fidelity;

import dev.vfrace.text.Page;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** Runs groups of the matrix, and goes on where a cell fails. */
public final class Fidelity {

  private static final CycleBudget FULL = new CycleBudget(100_000, 2_000_000);
  private static final CycleBudget QUICK = new CycleBudget(20_000, 20_000);

  private final CellRunner runner;
  private final Function<Group, List<Cell>> cells;
  private final CellReport report;
  private final Coverage coverage;
  private final boolean ratesOnly;
  private boolean faultless = true;

  /**
   * A matrix that has not been run.
   *
   * @param threads dispatcher threads
   * @param out where it is printed
   * @param page how wide that is
   * @param quick few cycles, too few to tell a bias of 1 %
   * @param ratesOnly speed is not judged: for runs under disturbance
   * @param mostCycles of any cell, at least 1
   */
  public Fidelity(
      int threads, PrintWriter out, Page page, boolean quick, boolean ratesOnly, long mostCycles) {
    this(
        threads,
        out,
        page,
        quick,
        ratesOnly,
        new Matrix((quick ? QUICK : FULL).atMost(mostCycles))::cells);
  }

  /** A matrix of other cells. */
  Fidelity(
      int threads,
      PrintWriter out,
      Page page,
      boolean quick,
      boolean ratesOnly,
      Function<Group, List<Cell>> cells) {
    this.runner = new CellRunner(threads);
    this.cells = cells;
    this.report = new CellReport(out, page);
    this.coverage = new Coverage(runner, report, quick);
    this.ratesOnly = ratesOnly;
  }

  /**
   * Runs the groups.
   *
   * @return whether all cells came to their end and are right
   */
  public boolean run(List<Group> groups) throws InterruptedException {
    report.header();
    for (Group group : groups) {
      if (group == Group.COVERAGE) {
        faultless &= coverage.holds();
      }
      for (Cell cell : cells.apply(group)) {
        run(cell);
      }
    }
    return faultless;
  }

  private void run(Cell cell) throws InterruptedException {
    String name = cell.race().name();
    Measurements measured;
    try {
      measured = Measurements.of(runner, cell, ratesOnly);
    } catch (RuntimeException failure) {
      faultless = false;
      report.failed(name, cell.cycles(), reason(failure));
      return;
    }
    print(name, cell, measured.rate());
    if (measured.meetsOnlySome()) {
      print(name + ", met", cell, measured.met());
    }
  }

  private void print(String name, Cell cell, CellResult result) {
    faultless &= result.faults().isEmpty();
    report.measured(name, cell.cycles(), result);
  }

  /** What is at the root of a failure, on one line. */
  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    return message.replaceAll("\\s+", " ");
  }
}
