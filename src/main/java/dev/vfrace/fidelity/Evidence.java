package dev.vfrace.fidelity;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;

/** What a measured rate says about a relative bias of at most 1 % against its closed form. */
enum Evidence {
  /** The 95 % interval of the bias lies within 1 % of zero to either side: shown. */
  WITHIN("ok, within"),
  /**
   * The interval reaches at most 1 % to either side of its middle, and some of it is within 1 % of
   * zero. The bias may be as large as the end that is farther from zero: at most 3 % by this.
   */
  COMPATIBLE("ok"),
  /** The interval is as narrow, and all of it is beyond 1 %. */
  BEYOND("beyond"),
  /** The interval is wider: neither shown nor refuted. */
  WIDE("wide"),
  /** The truth is below 0.01, where no relative bias is judged. */
  RARE("ok, rare");

  /** The truth from which on a relative bias is judged. */
  static final double JUDGED_FROM = 0.01;

  /** The largest relative bias, and the largest relative half-width of an interval that tells. */
  static final double TOLERANCE = 0.01;

  private final String word;

  Evidence(String word) {
    this.word = word;
  }

  /** What a rate says of a truth. */
  static Evidence of(double truth, Rate measured) {
    if (truth < JUDGED_FROM) {
      return RARE;
    }
    Interval bias = bias(truth, measured);
    if (bias.low() >= -TOLERANCE && bias.high() <= TOLERANCE) {
      return WITHIN;
    }
    if (halfWidth(truth, measured) > TOLERANCE) {
      return WIDE;
    }
    return bias.low() > TOLERANCE || bias.high() < -TOLERANCE ? BEYOND : COMPATIBLE;
  }

  /** The 95 % interval of the measured rate over the truth, less 1; the truth is above 0. */
  static Interval bias(double truth, Rate measured) {
    Interval rate = measured.interval();
    return new Interval(rate.low() / truth - 1, rate.high() / truth - 1);
  }

  /** Half of the length of {@link #bias}. */
  static double halfWidth(double truth, Rate measured) {
    Interval bias = bias(truth, measured);
    return (bias.high() - bias.low()) / 2;
  }

  /** How a row says it. */
  String word() {
    return word;
  }
}
