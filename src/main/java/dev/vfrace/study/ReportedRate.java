package dev.vfrace.study;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.count.Outcome;
import dev.vfrace.statistics.Rate;

/** Which rate a field report is about. */
public sealed interface ReportedRate {

  /** Its name, such as {@code udev-azure-rule.sawUnslaved}. */
  String word();

  /** What a run has for it; {@link Rate#NONE}: nothing. */
  Rate of(RunResult run);

  /**
   * What a program saw or did.
   *
   * @param program its name
   * @param metric what is counted of it
   */
  record OfProgram(String program, Metric metric) implements ReportedRate {

    @Override
    public String word() {
      return program + "." + metric.word();
    }

    @Override
    public Rate of(RunResult run) {
      ObserverResult observer = run.observers().get(program);
      return observer == null ? Rate.NONE : observer.rate(metric);
    }
  }

  /**
   * The state in which a cycle left its VF.
   *
   * @param outcome the state
   */
  record OfCycle(Outcome outcome) implements ReportedRate {

    @Override
    public String word() {
      return outcome.word();
    }

    @Override
    public Rate of(RunResult run) {
      return run.outcomes().getOrDefault(outcome.word(), Rate.NONE);
    }
  }
}
