package dev.vfrace.report;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.Rate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Runs in the text format of OpenMetrics 1.0 (prometheus/OpenMetrics,
 * specification/OpenMetrics.md): how often what happened to whom, of how many trials, and the ends
 * of the interval.
 */
final class OpenMetrics {

  private static final String END = "# EOF\n";

  /** A family of figures, all of them gauges: a run is one look. */
  private record Family(String name, String help, Function<Rate, Double> figure) {}

  private static final List<Family> FAMILIES =
      List.of(
          new Family(
              "vfrace_events", "Trials in which it happened.", rate -> (double) rate.count()),
          new Family(
              "vfrace_trials",
              "Cycles in which the program had its chance.",
              rate -> (double) rate.trials()),
          new Family("vfrace_rate", "Events in a trial.", Rate::rate),
          new Family(
              "vfrace_rate_low",
              "Lower end of the 95 % interval of the rate.",
              rate -> rate.interval().low()),
          new Family(
              "vfrace_rate_high",
              "Upper end of the 95 % interval of the rate.",
              rate -> rate.interval().high()));

  private OpenMetrics() {}

  /** The whole text. */
  static String text(List<RawRun> runs) {
    List<RunResult> results = runs.stream().map(ResultBuilder::build).toList();
    StringBuilder text = new StringBuilder();
    for (Family family : FAMILIES) {
      text.append("# TYPE %s gauge\n".formatted(family.name));
      text.append("# HELP %s %s\n".formatted(family.name, family.help));
      for (int run = 0; run < results.size(); run++) {
        add(text, family, results.get(run), run);
      }
    }
    return text.append(END).toString();
  }

  private static void add(StringBuilder text, Family family, RunResult result, int run) {
    result
        .observers()
        .forEach((program, observer) -> add(text, family, result, run, program, observer));
    result
        .image()
        .ifPresent(
            whole -> add(text, family, result, run, result.identity().image().orElse(""), whole));
  }

  private static void add(
      StringBuilder text,
      Family family,
      RunResult result,
      int run,
      String program,
      ObserverResult observer) {
    for (Metric metric : Metric.values()) {
      double figure = family.figure.apply(observer.rate(metric));
      text.append(
          "%s{run=\"%d\",kernel=\"%s\",scenario=\"%s\",timing=\"%s\"%s,program=\"%s\",metric=\"%s\"} %s\n"
              .formatted(
                  family.name,
                  run,
                  escaped(result.identity().kernelAsRun()),
                  escaped(result.identity().scenarioAsRun()),
                  escaped(result.identity().timingAsRun()),
                  more(result.identity()),
                  escaped(program),
                  metric.word(),
                  number(figure)));
    }
  }

  /** What else departs, and the image; a label without a value is none. */
  private static String more(RunIdentity run) {
    return label("with", String.join("; ", run.departures().others()))
        + label("image", run.imageAsRun().orElse(""));
  }

  private static String label(String name, String value) {
    return value.isEmpty() ? "" : ",%s=\"%s\"".formatted(name, escaped(value));
  }

  private static String number(double figure) {
    if (Double.isNaN(figure)) {
      return "NaN";
    }
    return figure == Math.rint(figure)
        ? String.format(Locale.ROOT, "%.0f", figure)
        : Double.toString(figure);
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
