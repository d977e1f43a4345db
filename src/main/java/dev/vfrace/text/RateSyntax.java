package dev.vfrace.text;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads rates such as {@code 0.001}, {@code 1e-6} or {@code 0.1 %}. */
public final class RateSyntax {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  private RateSyntax() {}

  /**
   * The rate, from 0 to 1.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static double parse(String text) {
    Numerals.checked(text);
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1).strip() : text;
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a number; allowed are 0 to 1, as in 0.001 or 1e-6, and 0%% to 100%%"
              .formatted(text));
    }
    BigDecimal value = new BigDecimal(number);
    BigDecimal rate = percent ? value.movePointLeft(2) : value;
    if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "a rate is from 0 to 1 (0%% to 100%%), not %s".formatted(text));
    }
    return rate.doubleValue();
  }
}
