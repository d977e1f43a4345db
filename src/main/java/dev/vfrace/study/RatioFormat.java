package dev.vfrace.study;

import dev.vfrace.statistics.Interval;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Ratios of rates for human readers: {@code 0.998}, {@code 12.3}, {@code 2.1e-5}. The ends of
 * intervals and bounds round outwards.
 */
public final class RatioFormat {
  private static final int DECIMALS = 3;
  private static final double FEW_DIGITS_BELOW = 0.1;
  private static final double SCIENTIFIC_BELOW = 1e-3;
  private static final double DECIMALS_BELOW = 2;
  private static final double WHOLE_FROM = 100;

  private RatioFormat() {}

  /** B/A; a bound where one of them had no events; a dash where nothing is known. */
  public static String ratio(Change change) {
    Interval interval = change.ratio();
    if (Double.isNaN(change.observedRatio())) {
      return "—";
    }
    if (change.after().count() == 0) {
      return "< " + end(interval.high(), RoundingMode.CEILING);
    }
    return change.before().count() == 0
        ? "> " + end(interval.low(), RoundingMode.FLOOR)
        : end(change.observedRatio(), RoundingMode.HALF_UP);
  }

  /** Both ends: {@code 0.97–1.03}. */
  public static String interval(Interval ratio) {
    return end(ratio.low(), RoundingMode.FLOOR) + "–" + end(ratio.high(), RoundingMode.CEILING);
  }

  /** A factor: {@code 3.2–4.1 times}, {@code at least 12 times}. */
  static String times(Interval factor) {
    return Double.isInfinite(factor.high())
        ? "at least " + end(factor.low(), RoundingMode.FLOOR) + " times"
        : interval(factor) + " times";
  }

  private static String end(double value, RoundingMode rounding) {
    if (value == 0) {
      return "0";
    }
    if (Double.isInfinite(value)) {
      return "∞";
    }
    if (value < SCIENTIFIC_BELOW) {
      return RateFormat.scientific(value, 2, rounding);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    if (value >= WHOLE_FROM) {
      return Quantity.count(exact.setScale(0, rounding).longValue());
    }
    boolean nearOne = value >= FEW_DIGITS_BELOW && value < DECIMALS_BELOW;
    BigDecimal rounded =
        nearOne ? exact.setScale(DECIMALS, rounding) : exact.round(new MathContext(3, rounding));
    return rounded.toPlainString();
  }
}
