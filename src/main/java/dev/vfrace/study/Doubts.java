package dev.vfrace.study;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.text.Quantity;
import java.util.ArrayList;
import java.util.List;

/** Why a run that stands in a table with others is not to be quoted. */
final class Doubts {

  private Doubts() {}

  /** A sentence each, with the run's name; empty if it is complete and trusted. */
  static List<String> of(RunResult run) {
    List<String> doubts = new ArrayList<>();
    String name = run.identity().kernelAsRun() + ", " + run.identity().scenarioAsRun() + ": ";
    if (run.volume().incomplete()) {
      doubts.add(name + "ended early, after " + Quantity.count(run.volume().cycles()) + " cycles");
    }
    run.distrust().forEach(doubt -> doubts.add(name + doubt));
    return doubts;
  }
}
