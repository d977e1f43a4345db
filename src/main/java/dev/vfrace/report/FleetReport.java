package dev.vfrace.report;

import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.question.Fleet;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rates of harm mean for a fleet, program by program. Where none was counted it is the
 * one-sided 95 % bound of the rate's own kind, otherwise the estimate with its two-sided interval.
 */
public final class FleetReport {

  private final Fleet fleet;
  private final Map<String, Rate> harmed = new LinkedHashMap<>();

  /** For a fleet, of a result. */
  public FleetReport(Fleet fleet, RunResult result) {
    this.fleet = fleet;
    Ranking.worstFirst(result.observers())
        .forEach(
            entry -> {
              Rate rate = entry.getValue().rate(Metric.HARMED);
              if (rate.trials() > 0) {
                harmed.put(entry.getKey(), rate);
              }
            });
  }

  /** The programs with a chance, worst first, by name. */
  Map<String, Rate> harmed() {
    return harmed;
  }

  /** Incidents in each period: the estimate, and the ends of its interval. */
  Interval incidents(Rate rate) {
    return rate.count() == 0
        ? new Interval(0, fleet.incidents(rate.upperBound(Rate.DEFAULT_CONFIDENCE)))
        : fleet.incidents(rate.interval());
  }

  /** A line for each program. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "of %s %s a %s, harm is to be expected in:"
            .formatted(Quantity.count(fleet.count()), fleet.unit(), fleet.period().word()));
    harmed.forEach((program, rate) -> lines.add(program + ": " + sentence(rate)));
    return lines;
  }

  private String sentence(Rate rate) {
    Interval incidents = incidents(rate);
    return rate.count() == 0
        ? "less than %s a %s (%s95 %% bound)"
            .formatted(
                Quantity.number(incidents.high()),
                fleet.period().word(),
                rate.isAnytime() ? "" : "one-sided ")
        : "%s a %s (95 %% interval %s to %s)"
            .formatted(
                Quantity.number(fleet.incidents(rate.rate())),
                fleet.period().word(),
                Quantity.number(incidents.low()),
                Quantity.number(incidents.high()));
  }
}
