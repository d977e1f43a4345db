package dev.vfrace.page;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.raw.Tallies;
import dev.vfrace.statistics.Rate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rate that is worth a closer look.
 *
 * @param program whose, or the image's name
 * @param metric which
 */
record Focus(String program, Metric metric) {

  private static final int MOST = 6;

  /**
   * Those that the user asked about, the image as a whole, and of the others those that are neither
   * never nor always, the worst first; if that is none, the one of which least is known.
   */
  static List<Focus> of(RunResult run) {
    Set<Focus> chosen = new LinkedHashSet<>();
    run.expectations().forEach(it -> chosen.add(new Focus(it.program(), it.metric())));
    run.identity().image().ifPresent(image -> chosen.add(new Focus(image, run.about())));
    List<Map.Entry<String, ObserverResult>> ranked =
        Ranking.worstFirst(run.observers(), run.about());
    for (Map.Entry<String, ObserverResult> entry : ranked) {
      Rate rate = entry.getValue().rate(run.about());
      if (chosen.size() < MOST && rate.count() > 0 && rate.count() < rate.trials()) {
        chosen.add(new Focus(entry.getKey(), run.about()));
      }
    }
    chosen.removeIf(focus -> focus.rate(run).trials() == 0 || focus.tally(run).isEmpty());
    if (chosen.isEmpty()) {
      ranked.stream()
          .filter(entry -> entry.getValue().rate(run.about()).trials() > 0)
          .findFirst()
          .ifPresent(entry -> chosen.add(new Focus(entry.getKey(), run.about())));
    }
    return List.copyOf(chosen);
  }

  /** Whether a run has it. */
  boolean isOf(RunResult run) {
    return run.observers().containsKey(program) && rate(run).trials() > 0 && tally(run).isPresent();
  }

  /** The rate over the whole run. */
  Rate rate(RunResult run) {
    return run.observer(program).rate(metric);
  }

  /** The counts that it was made from; empty where a result keeps none. */
  Optional<Tallies.ProgramTally> tally(RunResult run) {
    return run.raw()
        .flatMap(
            raw ->
                Optional.ofNullable(raw.tallies().programs().get(program))
                    .or(() -> raw.tallies().image()));
  }

  /** In words: {@code udev-azure-rule, misjudged}. */
  String words() {
    return program + ", " + metric.word();
  }
}
