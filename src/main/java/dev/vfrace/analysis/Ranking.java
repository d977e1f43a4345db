package dev.vfrace.analysis;

import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Rate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The order in which programs are reported. */
public final class Ranking {
  private static final Comparator<Map.Entry<String, ObserverResult>> WORST_FIRST =
      mostOften(Metric.MISJUDGED)
          .thenComparing(mostOften(Metric.HARMED))
          .thenComparing(mostOften(Metric.SAW_UNSLAVED))
          .thenComparing(mostOften(Metric.WRONGLY_IGNORED))
          .thenComparing(Map.Entry.comparingByKey());

  private Ranking() {}

  /** As {@link #worstFirst(Map)}, but by one metric before all others. */
  public static List<Map.Entry<String, ObserverResult>> worstFirst(
      Map<String, ObserverResult> observers, Metric metric) {
    return observers.entrySet().stream()
        .sorted(mostOften(metric).thenComparing(WORST_FIRST))
        .toList();
  }

  /** Most often misjudging first, then harming, then seeing an unslaved VF, then by name. */
  public static List<Map.Entry<String, ObserverResult>> worstFirst(
      Map<String, ObserverResult> observers) {
    return observers.entrySet().stream().sorted(WORST_FIRST).toList();
  }

  /** Those it happened to, most often first; equals stay in their order. */
  public static List<Map.Entry<String, ObserverResult>> hits(
      List<Map.Entry<String, ObserverResult>> programs, Metric metric) {
    return programs.stream()
        .filter(entry -> entry.getValue().rate(metric).count() > 0)
        .sorted(mostOften(metric))
        .toList();
  }

  private static Comparator<Map.Entry<String, ObserverResult>> mostOften(Metric metric) {
    return Comparator.comparingDouble(entry -> -orNone(entry.getValue().rate(metric)));
  }

  /** The rate, or less than any where there were no trials. */
  private static double orNone(Rate rate) {
    return rate.trials() == 0 ? -1 : rate.rate();
  }
}
