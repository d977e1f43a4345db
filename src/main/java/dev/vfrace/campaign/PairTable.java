package dev.vfrace.campaign;

import dev.vfrace.count.Metric;
import dev.vfrace.count.Pairs;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of the cycles that drew the same delays in two campaigns, A and B.
 *
 * @param programs by their names in B, in their order; what happened in neither is left out
 */
public record PairTable(Map<String, Map<Metric, Pairs>> programs) {

  /** The two have no cycles in common. */
  public static final PairTable NONE = new PairTable(Map.of());

  /** Copies in their order. */
  public PairTable {
    Map<String, Map<Metric, Pairs>> copy = new LinkedHashMap<>();
    programs.forEach(
        (name, metrics) -> {
          Map<Metric, Pairs> happened = new EnumMap<>(Metric.class);
          metrics.forEach(
              (metric, pairs) -> {
                if (pairs.countA() + pairs.countB() > 0) {
                  happened.put(metric, pairs);
                }
              });
          if (!happened.isEmpty()) {
            copy.put(name, Collections.unmodifiableMap(happened));
          }
        });
    programs = Collections.unmodifiableMap(copy);
  }

  /** What came of one metric of a program. */
  public Optional<Pairs> of(String program, Metric metric) {
    return Optional.ofNullable(programs.getOrDefault(program, Map.of()).get(metric));
  }
}
