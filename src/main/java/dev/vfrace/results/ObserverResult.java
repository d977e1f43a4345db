package dev.vfrace.results;

import dev.vfrace.statistics.Rate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one program saw and did over a run.
 *
 * @param rates the counts of each metric; a metric left out had no trials
 */
public record ObserverResult(Map<Metric, Rate> rates) {

  /** Completes the metrics, in their order. */
  public ObserverResult {
    Map<Metric, Rate> complete = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      complete.put(metric, rates.getOrDefault(metric, Rate.NONE));
    }
    rates = Collections.unmodifiableMap(complete);
  }

  /** The counts of one metric. */
  public Rate rate(Metric metric) {
    return rates.getOrDefault(metric, Rate.NONE);
  }

  /**
   * The trials to show for the program as a whole: those of {@link Metric#SAW_UNSLAVED}, or, where
   * that had none, the most any metric had.
   */
  long trials() {
    long trials = rate(Metric.SAW_UNSLAVED).trials();
    return trials > 0 ? trials : rates.values().stream().mapToLong(Rate::trials).max().orElse(0);
  }
}
