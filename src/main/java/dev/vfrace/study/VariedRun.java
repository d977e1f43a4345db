package dev.vfrace.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one variation came to.
 *
 * @param variation which
 * @param fromGiven by design, what became of each program's rate, from what is given; of those that
 *     had events in either
 * @param betweenDesigns of each program's rate from the first design to the second; none of one
 *     design
 */
public record VariedRun(
    Variation variation, List<Map<String, Change>> fromGiven, Map<String, Change> betweenDesigns) {

  /** Defensive copies. */
  public VariedRun {
    fromGiven = List.copyOf(fromGiven);
    betweenDesigns = new LinkedHashMap<>(betweenDesigns);
  }
}
