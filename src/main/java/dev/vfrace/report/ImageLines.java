package dev.vfrace.report;

import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run tells of the image that its programs are of; nothing where there is none. */
final class ImageLines {

  private static final Set<Metric> ALWAYS = Set.of(Metric.MISJUDGED, Metric.HARMED);

  private ImageLines() {}

  /** Its name, as one of the parts that say what was run. */
  static List<String> name(RunIdentity identity) {
    return identity.imageAsRun().map(name -> "image " + name).stream().toList();
  }

  /** A line with its programs. */
  static List<String> programs(RunResult result) {
    return result.identity().image().isEmpty()
        ? List.of()
        : List.of("programs of the image: " + String.join(", ", result.observers().keySet()));
  }

  /** What happened to any of its programs, in a sentence. */
  static Optional<String> whole(RunResult result) {
    return result
        .image()
        .map(
            image -> {
              List<String> rates = new ArrayList<>();
              for (Metric metric : Metric.values()) {
                Rate rate = image.rate(metric);
                if (rate.count() > 0 || (rate.trials() > 0 && ALWAYS.contains(metric))) {
                  rates.add(metric.word() + " " + observed(rate));
                }
              }
              return rates.isEmpty()
                  ? "none of its programs had a chance"
                  : "any of its programs: " + String.join("; ", rates);
            });
  }

  private static String observed(Rate rate) {
    return "%s (95 %% interval %s)"
        .formatted(RateFormat.rate(rate), RateFormat.interval(rate.interval()));
  }
}
