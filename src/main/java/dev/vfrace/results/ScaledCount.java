package dev.vfrace.results;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads counts such as {@code 50}, {@code 250k}, {@code 2M} or {@code 1_000_000}. */
final class ScaledCount {
  private static final Pattern COUNT =
      Pattern.compile("([0-9][0-9_]*(?:\\.[0-9]+)?(?:[eE]\\+?[0-9]{1,2})?)([kKmMgG]?)");
  private static final Map<String, Integer> ZEROS = Map.of("", 0, "k", 3, "m", 6, "g", 9);

  private ScaledCount() {}

  /**
   * The count, 1 or above.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static long parse(String text) {
    Matcher parts = COUNT.matcher(text);
    if (parts.matches()) {
      BigDecimal number = new BigDecimal(parts.group(1).replace("_", ""));
      int zeros = ZEROS.getOrDefault(parts.group(2).toLowerCase(Locale.ROOT), 0);
      BigDecimal count = number.movePointRight(zeros);
      boolean whole = count.stripTrailingZeros().scale() <= 0;
      if (whole && count.signum() > 0 && count.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        return count.longValueExact();
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a count; allowed are whole numbers from 1 on, as in 50, 250k, 2M or 1_000_000"
            .formatted(text));
  }
}
