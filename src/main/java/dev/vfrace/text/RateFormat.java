package dev.vfrace.text;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Rates for human readers: {@code 12.3 %}, {@code 0.045 %}, and below 0.01 % {@code 1.2e-6}.
 *
 * <p>No event is shown as the bound it leaves on the rate, and a rate rounds to 100 % only if every
 * trial hit. The ends of intervals and bounds round outwards.
 */
public final class RateFormat {
  private static final String NO_TRIALS = "—";
  private static final double SMALLEST_PERCENTAGE = 1e-4;
  private static final double SMALLEST_OF_THREE_DIGITS = 1e-2;
  private static final double LARGE = 0.1;
  private static final double ROUNDS_TO_ONE = 0.9995;
  private static final int DIGITS = 2;

  private RateFormat() {}

  /** The rate; its upper 95 % bound, as {@code < 3.7e-6}, without events; a dash without trials. */
  public static String rate(Rate rate) {
    if (rate.trials() == 0) {
      return NO_TRIALS;
    }
    return rate.count() == 0 ? "< " + bound(rate.interval().high()) : value(rate.rate());
  }

  /** A rate as a number, from 0 to 1; a dash for NaN. */
  public static String value(double rate) {
    return Double.isNaN(rate) ? NO_TRIALS : value(rate, isPercentage(rate));
  }

  /** Whether a rate is large enough to be shown in percent. */
  static boolean isPercentage(double rate) {
    return rate >= SMALLEST_PERCENTAGE;
  }

  /** A rate in percent, or not. */
  static String value(double rate, boolean inPercent) {
    if (rate >= ROUNDS_TO_ONE && rate < 1) {
      int decimals = -2 - exponent(BigDecimal.ONE.subtract(BigDecimal.valueOf(rate)));
      return percent(percentage(rate).setScale(decimals, RoundingMode.DOWN));
    }
    int digits = rate >= SMALLEST_OF_THREE_DIGITS ? DIGITS + 1 : DIGITS;
    return inPercent
        ? percent(round(percentage(rate), digits, RoundingMode.HALF_UP))
        : scientific(rate, digits, RoundingMode.HALF_UP);
  }

  /** An upper bound of a rate, from 0 to 1, rounded up. */
  public static String bound(double high) {
    return bound(high, isPercentage(high));
  }

  /** An upper bound in percent, or not. */
  static String bound(double high, boolean inPercent) {
    return inPercent
        ? percent(round(percentage(high), DIGITS, RoundingMode.CEILING))
        : scientific(high, DIGITS, RoundingMode.CEILING);
  }

  /** An interval of rates, with digits enough to tell its ends apart: {@code 12.2–12.4 %}. */
  public static String interval(Interval interval) {
    return interval(interval, isPercentage(interval.high()));
  }

  /** An interval in percent, or not. */
  static String interval(Interval interval, boolean percent) {
    double width = interval.high() - interval.low();
    String low = end(interval.low(), width, percent, RoundingMode.FLOOR);
    String high = end(interval.high(), width, percent, RoundingMode.CEILING);
    return low + "–" + high + (percent ? " %" : "");
  }

  /** A rate with all that it rests on: {@code 12.3 % (123 of 1,000, 95 % interval 10.3–14.5 %)}. */
  public static String observed(Rate rate) {
    if (rate.trials() == 0) {
      return "nothing (no trials)";
    }
    return observed(rate, rate(rate), interval(rate.interval()));
  }

  /** The same with the rate and the interval as texts. */
  static String observed(Rate rate, String value, String interval) {
    return "%s (%s of %s, 95 %% interval %s)"
        .formatted(value, Quantity.count(rate.count()), Quantity.count(rate.trials()), interval);
  }

  private static String end(double end, double width, boolean percent, RoundingMode rounding) {
    if (end == 0) {
      return "0";
    }
    int least = end < LARGE ? DIGITS : DIGITS + 1;
    int digits = Math.max(least, Math.max(digits(end, width), digits(end, 1 - end)));
    return percent
        ? plain(round(percentage(end), digits, rounding))
        : scientific(end, digits, rounding);
  }

  /** Such as {@code 3.7e-6}; 0 for 0. */
  public static String scientific(double rate, int digits, RoundingMode rounding) {
    if (rate == 0) {
      return "0";
    }
    BigDecimal rounded = round(BigDecimal.valueOf(rate), digits, rounding);
    int exponent = exponent(rounded);
    BigDecimal mantissa = rounded.movePointLeft(exponent).setScale(digits - 1, rounding);
    return mantissa.toPlainString() + "e" + exponent;
  }

  private static String percent(BigDecimal percentage) {
    return plain(percentage) + " %";
  }

  private static String plain(BigDecimal percentage) {
    boolean whole = percentage.compareTo(BigDecimal.valueOf(100)) == 0;
    return whole ? "100" : percentage.toPlainString();
  }

  private static BigDecimal percentage(double rate) {
    return BigDecimal.valueOf(rate).movePointRight(2);
  }

  /** Rounds to that many significant digits, all of them shown. */
  private static BigDecimal round(BigDecimal value, int digits, RoundingMode rounding) {
    BigDecimal rounded = value.round(new MathContext(digits, rounding));
    return rounded.setScale(
        rounded.scale() + digits - rounded.precision(), RoundingMode.UNNECESSARY);
  }

  /** How many digits of {@code value} reach down to the first of {@code difference}. */
  private static int digits(double value, double difference) {
    return difference > 0
        ? exponent(BigDecimal.valueOf(value)) - exponent(BigDecimal.valueOf(difference)) + 1
        : 1;
  }

  /** The power of ten of the first digit. */
  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }
}
