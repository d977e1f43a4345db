package dev.vfrace.explain;

import dev.vfrace.delay.Delay;
import dev.vfrace.text.Durations;

/** How the text on a race spells its figures. */
final class MedianText {

  private MedianText() {}

  /** The median of a delay. */
  static String median(Delay delay) {
    return Durations.text(medianNanos(delay));
  }

  /** The median of a delay in nanoseconds. */
  static double medianNanos(Delay delay) {
    return delay.quantile(0.5);
  }
}
