package dev.vfrace.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Counts and times for human readers. */
public final class Quantity {
  private static final double WHOLE_FROM = 100;
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private Quantity() {}

  /** A whole number, its thousands apart: {@code 1,000,000}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A whole number and its noun: {@code 1 lane}, {@code 64 lanes}. */
  public static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** A measured number to three digits, whole from 100 on; a dash for NaN. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "—";
    }
    if (Math.abs(value) >= WHOLE_FROM) {
      return count(Math.round(value));
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(THREE_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A time in microseconds; a dash for NaN. */
  public static String micros(double micros) {
    return Double.isNaN(micros) ? number(micros) : number(micros) + " µs";
  }
}
