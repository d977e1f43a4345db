package dev.vfrace.settings;

import dev.vfrace.count.Metric;
import dev.vfrace.question.Fleet;
import dev.vfrace.report.ReportFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a run is asked to show and to answer, apart from what is run.
 *
 * @param expect expectations to be decided
 * @param fleet whose incidents are worked out; empty: nobody's
 * @param metric that the table is about
 * @param json a file or {@code -}; empty: no JSON
 * @param baseline the number or file of a run that was kept, which this one is not to be worse than
 * @param showing how
 */
public record RunOptions(
    List<String> expect,
    Optional<Fleet> fleet,
    Metric metric,
    Optional<String> json,
    Optional<String> baseline,
    Showing showing) {

  /** Defensive copy. */
  public RunOptions {
    expect = List.copyOf(expect);
  }

  /** {@link Showing#format}. */
  public ReportFormat format() {
    return showing.format();
  }

  /** {@link Showing#progress}. */
  public boolean progress() {
    return showing.progress();
  }

  /** {@link Showing#quiet}. */
  public boolean quiet() {
    return showing.quiet();
  }

  /** {@link Showing#wide}. */
  public boolean wide() {
    return showing.wide();
  }
}
