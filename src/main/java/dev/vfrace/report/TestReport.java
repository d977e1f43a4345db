package dev.vfrace.report;

import dev.vfrace.raw.RawRun;
import java.util.List;

/**
 * A result as tests, for those who collect them.
 *
 * @param name of them all, such as {@code run}
 * @param about what was run, a line each
 * @param points in their order, at least one
 * @param runs that they were made from
 */
public record TestReport(
    String name, List<String> about, List<TestPoint> points, List<RawRun> runs) {

  /** Defensive copies. */
  public TestReport {
    about = List.copyOf(about);
    points = List.copyOf(points);
    runs = List.copyOf(runs);
  }
}
