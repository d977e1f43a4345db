package dev.vfrace.report;

import java.util.List;

/**
 * One thing that was asked of a result, as a test.
 *
 * @param name of it, the same from run to run
 * @param status what it came to
 * @param reason what that rests on, in a few words; may be empty
 */
public record TestPoint(String name, Status status, String reason) {

  /** What a test comes to. */
  public enum Status {
    /** Decided, and as it has to be. */
    PASS,
    /** Decided, and not as it has to be. */
    FAIL,
    /** Not decided. */
    SKIP,
    /** There is nothing to decide by: the figures are not to be trusted, or the run failed. */
    ERROR
  }

  /** How many of some have a status. */
  static long count(List<TestPoint> points, Status status) {
    return points.stream().filter(point -> point.status == status).count();
  }
}
