package dev.vfrace.fidelity;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a cell gave.
 *
 * @param truth the closed form
 * @param measured on threads
 * @param oracle on one thread, from the same random draws
 * @param perSecond cycles per second of wall time
 * @param unboundedPerSecond the same without a bound; empty where speed is not judged
 */
record CellResult(
    double truth, Rate measured, Rate oracle, double perSecond, OptionalDouble unboundedPerSecond) {

  /** A right cell is refused once in a thousand. */
  private static final double CONFIDENCE = 0.999;

  private static final double SLOWEST_SHARE = 0.5;

  /**
   * What threads changed: relative difference to the oracle, which drew the same delays, so that
   * there is no sampling noise in it.
   */
  double bias() {
    return measured.rate() / oracle.rate() - 1;
  }

  /** What the measured rate says about a bias against the truth. */
  Evidence evidence() {
    return Evidence.of(truth, measured);
  }

  /** Half of the length of the 95 % interval, relative to the truth, which is above 0. */
  double halfWidth() {
    return Evidence.halfWidth(truth, measured);
  }

  /** Cycles per second over those without a bound; empty where speed is not judged. */
  OptionalDouble speed() {
    return unboundedPerSecond.isPresent()
        ? OptionalDouble.of(perSecond / unboundedPerSecond.getAsDouble())
        : OptionalDouble.empty();
  }

  /** What is wrong with it; nothing, if it is right. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    Interval interval = measured.interval(CONFIDENCE);
    if (!interval.contains(truth)) {
      faults.add("the truth is outside of the 99.9 % interval");
    }
    if (evidence() == Evidence.BEYOND) {
      faults.add("more than 1 % off the truth");
    }
    if (truth >= Evidence.JUDGED_FROM && !(Math.abs(bias()) <= Evidence.TOLERANCE)) {
      faults.add("biased");
    }
    if (speed().orElse(1) < SLOWEST_SHARE) {
      faults.add("slow");
    }
    return faults;
  }
}
