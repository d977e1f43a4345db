package dev.vfrace.witness;

import java.util.Locale;

/** How the times of a scene are written. */
final class Clockwork {

  private static final double MICRO = 1000;

  private Clockwork() {}

  /** Microseconds since S1, to a tenth, such as {@code 12,540.1}; negative before it. */
  static String micros(Scene scene, Moment moment) {
    return String.format(Locale.ROOT, "%,.1f", (moment.at() - scene.startsAt()) / MICRO);
  }
}
