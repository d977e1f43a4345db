package dev.vfrace.tune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why the figures of points are not to be quoted. */
final class Distrust {

  private Distrust() {}

  /** A sentence for each reason, with the first point that says so and how many more do. */
  static List<String> of(List<Point> points) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    Map<String, String> first = new LinkedHashMap<>();
    for (Point point : points) {
      for (String reason : point.run().distrust()) {
        reasons.merge(reason, 1, Integer::sum);
        first.putIfAbsent(
            reason, point.values().stream().map(AxisValue::text).collect(Collectors.joining(", ")));
      }
    }
    return reasons.entrySet().stream()
        .map(
            entry ->
                "%s (at %s%s)"
                    .formatted(
                        entry.getKey(),
                        first.get(entry.getKey()),
                        entry.getValue() > 1 ? " and %d more".formatted(entry.getValue() - 1) : ""))
        .toList();
  }
}
