package dev.vfrace.fidelity;

import dev.vfrace.timeline.Pace;
import java.util.Arrays;
import java.util.OptionalDouble;

/** What the runs of one cell give: its rate, the share of cycles that were trials, its speed. */
final class Measurements {

  private static final int TURNS = 3;

  private final CellResult rate;
  private final CellResult met;

  private Measurements(CellResult rate, CellResult met) {
    this.rate = rate;
    this.met = met;
  }

  /**
   * Measures a cell. Runs with and without a bound take turns, so that a drift of the machine hits
   * both alike.
   *
   * @param ratesOnly speed is not judged
   */
  static Measurements of(CellRunner runner, Cell cell, boolean ratesOnly)
      throws InterruptedException {
    CellRunner.Run oracle = runner.oracle(cell);
    CellRunner.Run threaded = runner.bounded(cell);
    CellResult met =
        new CellResult(
            cell.race().met(),
            threaded.met(),
            oracle.met(),
            threaded.cyclesPerSecond(),
            OptionalDouble.empty());
    double perSecond = threaded.cyclesPerSecond();
    OptionalDouble unboundedPerSecond = OptionalDouble.empty();
    if (!ratesOnly && cell.pace() == Pace.FREE) {
      double[] bounded = new double[TURNS];
      double[] unbounded = new double[TURNS];
      for (int turn = 0; turn < TURNS; turn++) {
        unbounded[turn] = runner.unbounded(cell).cyclesPerSecond();
        bounded[turn] = runner.boundedAsShort(cell).cyclesPerSecond();
      }
      perSecond = median(bounded);
      unboundedPerSecond = OptionalDouble.of(median(unbounded));
    }
    CellResult rate =
        new CellResult(
            cell.race().probability(),
            threaded.rate(),
            oracle.rate(),
            perSecond,
            unboundedPerSecond);
    return new Measurements(rate, met);
  }

  /** The observer's rate, of the cycles in which it met the VF. */
  CellResult rate() {
    return rate;
  }

  /** In which share of cycles it met the VF. */
  CellResult met() {
    return met;
  }

  /** Whether there is more to say of {@link #met} than that it was every cycle, as it must be. */
  boolean meetsOnlySome() {
    return met.truth() < 1 || met.measured().count() < met.measured().trials();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
