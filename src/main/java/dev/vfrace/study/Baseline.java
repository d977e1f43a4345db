package dev.vfrace.study;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.RateRatio;
import java.util.ArrayList;
import java.util.List;

/**
 * A run beside one that was kept, which it is not to be worse than: in the metric that its table is
 * about, program by program. Each ratio has the interval that all of them hold at once at 95 %
 * (Bonferroni: Dunn, <i>Multiple comparisons among means</i>, JASA 56, 1961), so that of many
 * programs none is worse by chance more often than once in twenty runs.
 *
 * @param before the run that was kept
 * @param now this one
 */
public record Baseline(RunResult before, RunResult now) {

  private static final double CONFIDENCE = 0.95;

  /** Whether any program is in both. */
  public boolean isComparable() {
    return !common().isEmpty();
  }

  /** The programs that are worse, each with by how many times. */
  public List<String> worse() {
    Metric metric = now.asked().metric();
    List<String> common = common();
    double confidence = 1 - (1 - CONFIDENCE) / Math.max(1, common.size());
    List<String> worse = new ArrayList<>();
    for (String program : common) {
      Rate rate = now.observer(program).rate(metric);
      Rate stored = before.observer(program).rate(metric);
      Interval ratio = new RateRatio(rate, stored).interval(confidence);
      if (ratio.low() > 1) {
        worse.add(
            "%s.%s is worse than the stored run by %s"
                .formatted(program, metric.word(), RatioFormat.times(ratio)));
      }
    }
    return worse;
  }

  private List<String> common() {
    return now.observers().keySet().stream().filter(before.observers()::containsKey).toList();
  }
}
