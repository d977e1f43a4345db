package dev.vfrace.agreement;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.RateRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A lab run beside its prediction.
 *
 * @param design what it was predicted with
 * @param cycles of the run
 * @param foreign lines of the data that were no cycles
 * @param contradictions cycles whose outcome cannot be by the traced times, of all
 * @param cells what was predicted and measured
 * @param drifts what changed while the lab ran, by gate
 * @param notPredicted what could not be predicted, and why
 * @param distrust why the prediction is not trusted
 */
public record AgreementTable(
    String design,
    int cycles,
    long foreign,
    Rate contradictions,
    List<Cell> cells,
    Map<String, Drift> drifts,
    List<String> notPredicted,
    List<String> distrust) {

  /**
   * How often an observer met the VF without its mark.
   *
   * @param delay asked of it, nanoseconds
   * @param joint predicted, what was measured together drawn together
   * @param apart predicted, each delay drawn by itself
   * @param measured in the half that was not used
   * @param used in the half whose times were used: its outcomes were not, but to tell how far two
   *     halves of one run are from one another
   */
  record Cell(Gate gate, long delay, Rate joint, Rate apart, Rate measured, Rate used) {

    /** Whether a prediction lies in the 95 % interval of what was measured. */
    boolean holds(Rate predicted) {
      Interval interval = measured.interval();
      return interval.contains(predicted.rate());
    }

    /** How far a prediction is from what was measured, as a share. */
    double off(Rate predicted) {
      return Math.abs(predicted.rate() - measured.rate());
    }
  }

  /** The first half of a run and the second. */
  record Drift(Rate first, Rate second) {

    /** Whether chance does not explain the difference: in 95 % of runs it does. */
    boolean isSeen() {
      return (first.count() > 0 || second.count() > 0)
          && !new RateRatio(first, second).interval().contains(1);
    }
  }

  /** Defensive copies. */
  public AgreementTable {
    cells = List.copyOf(cells);
    notPredicted = List.copyOf(notPredicted);
    distrust = List.copyOf(distrust);
  }

  /** How many of a prediction lie in the interval. */
  long inside(Function<Cell, Rate> predicted) {
    return cells.stream().filter(cell -> cell.holds(predicted.apply(cell))).count();
  }

  /** The farthest that a prediction is off, as a share. */
  double worst(Function<Cell, Rate> predicted) {
    return cells.stream().mapToDouble(cell -> cell.off(predicted.apply(cell))).max().orElse(0);
  }

  /** Why the figures are not to be quoted. */
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>(distrust);
    if (contradictions.rate() > LabAgreement.MOST_CONTRADICTIONS) {
      doubts.add(
          "the outcomes of %d of %d cycles contradict the traced times: allowed is 1 %%"
              .formatted(contradictions.count(), contradictions.trials()));
    }
    return doubts;
  }
}
