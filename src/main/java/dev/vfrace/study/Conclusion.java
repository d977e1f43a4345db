package dev.vfrace.study;

import dev.vfrace.question.Verdict;

/** What a study comes to. */
public sealed interface Conclusion permits Contrast, DecisionTable, FieldReportTable, Sensitivity {

  /** Whether it may be quoted, and what it says if it was asked something. */
  Verdict verdict();
}
