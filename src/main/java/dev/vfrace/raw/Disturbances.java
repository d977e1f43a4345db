package dev.vfrace.raw;

import dev.vfrace.campaign.Interference;
import java.util.List;

/**
 * What kept the process from running.
 *
 * @param whole in all
 * @param slices by slice of time, as the batches are cut; empty: nothing, or it was not recorded
 */
public record Disturbances(Interference whole, List<Interference> slices) {

  /** Defensive copy. */
  public Disturbances {
    slices = List.copyOf(slices);
  }
}
