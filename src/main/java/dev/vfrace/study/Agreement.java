package dev.vfrace.study;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.RateRatio;
import java.util.ArrayList;
import java.util.List;

/**
 * How a rate of a threaded run compares with the oracle's.
 *
 * @param program whose
 * @param metric which
 * @param oracle on one thread
 * @param threaded on several
 */
public record Agreement(String program, Metric metric, Rate oracle, Rate threaded) {

  /** Every rate that either run has trials and events for, in the order of the observers. */
  public static List<Agreement> of(RunResult oracle, RunResult threaded) {
    List<Agreement> all = new ArrayList<>();
    threaded
        .observers()
        .forEach(
            (program, observer) -> {
              ObserverResult other = oracle.observers().get(program);
              for (Metric metric : Metric.values()) {
                Rate one = other == null ? Rate.NONE : other.rate(metric);
                Rate two = observer.rate(metric);
                if (one.count() + two.count() > 0) {
                  all.add(new Agreement(program, metric, one, two));
                }
              }
            });
    return all;
  }

  /** The 95 % interval of threaded over oracle. */
  public Interval ratio() {
    return new RateRatio(threaded, oracle).interval();
  }

  /** Whether it contains 1. */
  public boolean holds() {
    return ratio().contains(1);
  }
}
