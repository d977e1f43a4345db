package dev.vfrace.study;

import java.util.List;
import java.util.Map;

/**
 * What one variation came to.
 *
 * @param variation which
 * @param fromGiven by design, what became of each program's rate, from what is given; of those that
 *     had events in either
 * @param betweenDesigns by design but the first, what becomes of each program's rate from the first
 *     design to it
 */
public record VariedRun(
    Variation variation,
    List<Map<String, Change>> fromGiven,
    List<Map<String, Change>> betweenDesigns) {

  /** Defensive copies. */
  public VariedRun {
    fromGiven = List.copyOf(fromGiven);
    betweenDesigns = List.copyOf(betweenDesigns);
  }
}
