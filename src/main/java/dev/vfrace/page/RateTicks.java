package dev.vfrace.page;

import java.math.BigDecimal;
import java.math.MathContext;

/** Rates at the ticks of an axis, which are round numbers: {@code 12.5 %}, {@code 2e-5}. */
final class RateTicks {

  private static final double SMALLEST_PERCENTAGE = 0.99e-4;
  private static final MathContext DIGITS = new MathContext(9);

  private RateTicks() {}

  static String text(double rate) {
    BigDecimal exact = BigDecimal.valueOf(rate).round(DIGITS).stripTrailingZeros();
    if (exact.signum() == 0) {
      return "0";
    }
    if (rate >= SMALLEST_PERCENTAGE) {
      return exact.movePointRight(2).toPlainString() + " %";
    }
    int exponent = exact.precision() - exact.scale() - 1;
    return exact.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }
}
