package dev.vfrace.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads counts such as {@code 250k}, {@code 1M} or {@code 1_000_000}. */
public final class CountSyntax {

  /** What a count looks like, for messages. */
  public static final String ALLOWED = "a whole number such as 1000, 1_000_000, 250k or 1M";

  private static final Pattern COUNT =
      Pattern.compile(
          "([+-]?" + Numerals.DIGITS + "(?:\\.[0-9]+)?(?:[eE]\\+?[0-9]{1,2})?)\\s*([kKmMgG]?)");

  private static final Map<String, Long> FACTORS =
      Map.of("", 1L, "k", 1_000L, "m", 1_000_000L, "g", 1_000_000_000L);

  private CountSyntax() {}

  /**
   * The count.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static long parse(String text) {
    Matcher parts = COUNT.matcher(Numerals.checked(text));
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a count; allowed: " + ALLOWED);
    }
    BigDecimal number = new BigDecimal(parts.group(1).replace("_", ""));
    long factor = FACTORS.getOrDefault(parts.group(2).toLowerCase(Locale.ROOT), 1L);
    try {
      return number.multiply(BigDecimal.valueOf(factor)).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("not a whole number below 2^63; allowed: " + ALLOWED, e);
    }
  }

  /**
   * The count, 1 or above.
   *
   * @throws IllegalArgumentException with a message for the user that repeats the text
   */
  public static long positive(String text) {
    long count;
    try {
      count = parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s' is %s".formatted(text, e.getMessage()), e);
    }
    if (count < 1) {
      throw new IllegalArgumentException("'%s' is below 1; allowed: %s".formatted(text, ALLOWED));
    }
    return count;
  }
}
