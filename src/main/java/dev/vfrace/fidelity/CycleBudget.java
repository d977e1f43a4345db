package dev.vfrace.fidelity;

import dev.vfrace.control.KnownRace;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.SampleSize;

/**
 * How many cycles a cell gets: as many as its truth takes for a 95 % interval of at most 1 % of the
 * truth to either side, {@code (1.96 / 0.01)^2 (1 - p) / p} trials, where the race is not too rare
 * to be held to that, and within bounds.
 *
 * @param least for every cell, at least 1
 * @param most for any cell, at least 1; where it is less than {@code least}, it decides
 */
record CycleBudget(long least, long most) {

  /** A little less than the 1 %: the interval follows the count, which varies. */
  private static final double HALF_WIDTH = 0.0098;

  /** Cycles for a race; a cycle that is no trial counts for nothing. */
  long cycles(KnownRace race) {
    return cycles(race.probability(), race.met());
  }

  /**
   * Cycles for a truth.
   *
   * @param probability per trial, 0 to 1
   * @param met trials per cycle, above 0 and at most 1
   */
  long cycles(double probability, double met) {
    if (probability < Evidence.JUDGED_FROM || probability >= 1) {
      return Math.min(least, most);
    }
    long trials = SampleSize.forRelativeHalfWidth(probability, HALF_WIDTH, Rate.DEFAULT_CONFIDENCE);
    return Math.min(Math.max(least, (long) Math.ceil(trials / met)), most);
  }

  /** The same with fewer cycles at most. */
  CycleBudget atMost(long cycles) {
    return new CycleBudget(least, Math.min(most, cycles));
  }
}
