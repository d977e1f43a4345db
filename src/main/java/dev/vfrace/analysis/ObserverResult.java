package dev.vfrace.analysis;

import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Rate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one program saw and did over a run.
 *
 * @param rates the counts of each metric; a metric left out had no trials
 * @param dispersions of the metrics, by worker and slice of time; one left out cannot be judged
 * @param disturbed sightings of an unslaved VF, and trials, in rounds during which something kept
 *     the process from running
 * @param episodes runs of sightings of an unslaved VF that follow one another closely in one VM
 */
public record ObserverResult(
    Map<Metric, Rate> rates, Map<Metric, Dispersion> dispersions, Rate disturbed, long episodes) {

  private static final Dispersion UNKNOWN = Dispersion.of(new long[0], new long[0]);

  /** Completes the metrics, in their order. */
  public ObserverResult {
    Map<Metric, Rate> complete = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      complete.put(metric, rates.getOrDefault(metric, Rate.NONE));
    }
    rates = Collections.unmodifiableMap(complete);
    dispersions = Map.copyOf(dispersions);
  }

  /** Counts alone. */
  public static ObserverResult of(Map<Metric, Rate> rates) {
    return new ObserverResult(rates, Map.of(), Rate.NONE, 0);
  }

  /** Whether the hits of one metric come in bursts. */
  public Dispersion dispersion(Metric metric) {
    return dispersions.getOrDefault(metric, UNKNOWN);
  }

  /** Whether its counts, or another program's, could end the run. */
  public boolean isAnytime() {
    return rates.values().stream().anyMatch(Rate::isAnytime);
  }

  /** The counts of one metric. */
  public Rate rate(Metric metric) {
    return rates.getOrDefault(metric, Rate.NONE);
  }

  /**
   * The trials to show for the program as a whole: those of {@link Metric#SAW_UNSLAVED}, or, where
   * that had none, the most any other had of the deciding read's.
   */
  public long trials() {
    long trials = rate(Metric.SAW_UNSLAVED).trials();
    return trials > 0
        ? trials
        : rates.entrySet().stream()
            .filter(entry -> !entry.getKey().isOfOrphans())
            .mapToLong(entry -> entry.getValue().trials())
            .max()
            .orElse(0);
  }
}
