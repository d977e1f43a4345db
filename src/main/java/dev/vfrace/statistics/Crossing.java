package dev.vfrace.statistics;

import java.util.function.DoubleUnaryOperator;

/** Finds where an interval ends. */
final class Crossing {

  private Crossing() {}

  /** Where {@code excess}, negative at 0, turns positive on the side of {@code direction}. */
  static double of(DoubleUnaryOperator excess, double direction) {
    double inside = 0;
    double outside = direction;
    while (excess.applyAsDouble(outside) < 0) {
      inside = outside;
      outside *= 2;
    }
    while (true) {
      double middle = (inside + outside) / 2;
      if (middle == inside || middle == outside) {
        return outside;
      }
      if (excess.applyAsDouble(middle) < 0) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
  }
}
