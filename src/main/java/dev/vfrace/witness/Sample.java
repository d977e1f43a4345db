package dev.vfrace.witness;

import java.util.OptionalLong;

/**
 * A cycle in which something came of a program.
 *
 * @param place which
 * @param marginNanos how long before the mark it looked, and of a near miss how long after;
 *     negative where it went by a message from before the mark, or modelled time did not decide.
 *     Empty where no mark decides, or none was set
 * @param windowNanos for how long the VF had been shown without the mark; empty likewise
 */
public record Sample(Place place, OptionalLong marginNanos, OptionalLong windowNanos) {

  /** How far from the mark it looked, before or after; far where there is no margin. */
  long distance() {
    return marginNanos.isPresent() ? Math.abs(marginNanos.getAsLong()) : Long.MAX_VALUE;
  }
}
