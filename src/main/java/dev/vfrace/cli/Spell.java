package dev.vfrace.cli;

import dev.vfrace.text.Durations;
import dev.vfrace.timing.Delay;

/** How the text on a race spells its figures. */
final class Spell {

  private Spell() {}

  /** The median of a delay. */
  static String median(Delay delay) {
    return Durations.text(medianNanos(delay));
  }

  /** The median of a delay in nanoseconds. */
  static double medianNanos(Delay delay) {
    return delay.quantile(0.5);
  }
}
