package dev.vfrace.report;

import dev.vfrace.analysis.RunResult;

/** A form in which a result is told. */
@FunctionalInterface
public interface Report {

  /** The result in that form, each line ended. */
  String render(RunResult result);
}
