package dev.vfrace.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** What the methods of this package ask of the probabilities they are given. */
final class Probability {
  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  private Probability() {}

  /** Returns {@code value}; refuses what is not above 0 and below 1. */
  static double inner(double value, String name) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be above 0 and below 1: " + value);
    }
    return value;
  }

  /** What a confidence above 0 and below 1 leaves open. */
  static double tail(double confidence, String name) {
    return 1 - inner(confidence, name);
  }

  /** The standard normal deviate exceeded with probability {@code tail}. */
  static double deviate(double tail) {
    return STANDARD_NORMAL.inverseSurvivalProbability(tail);
  }

  /** The probability that a standard normal deviate exceeds that one. */
  static double beyond(double deviate) {
    return STANDARD_NORMAL.survivalProbability(deviate);
  }
}
