package dev.vfrace.tune;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Rate;
import java.util.List;

/**
 * What was measured at one value of each parameter.
 *
 * @param values in the order of the parameters
 * @param blocks that were run there
 * @param run all blocks together
 */
public record Point(List<AxisValue> values, int blocks, RunResult run) {

  /** Defensive copy. */
  public Point {
    values = List.copyOf(values);
  }

  /** How often something happened to a program, or to the image as a whole, by name. */
  public Rate rate(String program, Metric metric) {
    return run.observer(program).rate(metric);
  }
}
