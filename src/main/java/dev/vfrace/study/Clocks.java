package dev.vfrace.study;

import dev.vfrace.analysis.RunResult;
import java.util.List;
import java.util.stream.Stream;

/** What is to be said of the modelled clock of runs that stand in a table together. */
final class Clocks {

  private Clocks() {}

  /** A sentence for each that parted from wall time, with the run's name. */
  static List<String> parted(Stream<RunResult> runs) {
    return runs.flatMap(
            run ->
                run
                    .clock()
                    .parted()
                    .map(
                        words ->
                            "%s, %s: %s"
                                .formatted(
                                    run.identity().kernelAsRun(),
                                    run.identity().scenarioAsRun(),
                                    words))
                    .stream())
        .distinct()
        .toList();
  }
}
