package dev.vfrace.settings;

import dev.vfrace.count.Metric;
import dev.vfrace.question.Fleet;
import java.util.List;
import java.util.Optional;

/**
 * What a run is asked to show and to answer, apart from what is run.
 *
 * @param expect expectations to be decided
 * @param fleet whose incidents are worked out; empty: nobody's
 * @param metric that the table is about
 * @param json a file or {@code -}; empty: no JSON
 * @param progress whether progress lines are shown
 * @param quiet whether only the result is shown
 * @param wide whether tables have all their columns, and lines are as long as they come
 */
public record RunOptions(
    List<String> expect,
    Optional<Fleet> fleet,
    Metric metric,
    Optional<String> json,
    boolean progress,
    boolean quiet,
    boolean wide) {

  /** Defensive copy. */
  public RunOptions {
    expect = List.copyOf(expect);
  }
}
