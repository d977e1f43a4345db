package dev.vfrace.settings;

import dev.vfrace.tune.Ground;
import dev.vfrace.tune.Plan;
import java.util.List;

/**
 * What is to be measured, and what with.
 *
 * @param <P> the plan
 * @param plan says where
 * @param ground what
 * @param notes good to know before
 */
public record Tuned<P extends Plan>(P plan, Ground ground, List<String> notes) {

  /** Defensive copy. */
  public Tuned {
    notes = List.copyOf(notes);
  }
}
