package dev.vfrace.study;

import dev.vfrace.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** A measured span of time as a cell of a table: to three digits, with its interval. */
final class SpanCell {

  private static final MathContext DIGITS = new MathContext(3);
  private static final double MICROS_PER_MILLI = 1e3;
  private static final double MICROS_PER_SECOND = 1e6;

  private SpanCell() {}

  /**
   * The cell; the interval is left out where it is too narrow to show.
   *
   * @param micros the span, microseconds
   * @param interval of it, likewise
   */
  static String of(double micros, Optional<Interval> interval) {
    if (Double.isNaN(micros)) {
      return "—";
    }
    boolean seconds = micros >= MICROS_PER_SECOND;
    double unit = seconds ? MICROS_PER_SECOND : MICROS_PER_MILLI;
    String word = seconds ? " s" : " ms";
    String value = digits(micros / unit);
    if (interval.isEmpty()) {
      return value + word;
    }
    String low = digits(interval.get().low() / unit);
    String high = digits(interval.get().high() / unit);
    return low.equals(high) ? value + word : "%s%s (%s–%s)".formatted(value, word, low, high);
  }

  private static String digits(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
