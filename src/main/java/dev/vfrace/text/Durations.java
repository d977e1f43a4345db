package dev.vfrace.text;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations such as {@code 35us}, {@code 1.5 ms} or {@code 2 min}. */
public final class Durations {

  /** What a duration looks like, for messages. */
  public static final String ALLOWED = "a number and a unit (ns, us, ms, s, min, h), such as 35us";

  private static final double THOUSAND = 1000;
  private static final int THREE_DIGITS = 3;

  private static final Pattern DURATION =
      Pattern.compile(
          "([+-]?" + Numerals.DIGITS + "(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)\\s*(\\p{L}*)");

  private static final Map<String, Long> NANOS_BY_UNIT =
      Map.ofEntries(
          entry("ns", 1L),
          entry("nano", 1L),
          entry("nanos", 1L),
          entry("nanosecond", 1L),
          entry("nanoseconds", 1L),
          entry("us", 1_000L),
          entry("\u00b5s", 1_000L),
          entry("\u03bcs", 1_000L),
          entry("micro", 1_000L),
          entry("micros", 1_000L),
          entry("microsecond", 1_000L),
          entry("microseconds", 1_000L),
          entry("ms", 1_000_000L),
          entry("milli", 1_000_000L),
          entry("millis", 1_000_000L),
          entry("millisecond", 1_000_000L),
          entry("milliseconds", 1_000_000L),
          entry("s", 1_000_000_000L),
          entry("second", 1_000_000_000L),
          entry("seconds", 1_000_000_000L),
          entry("m", 60_000_000_000L),
          entry("min", 60_000_000_000L),
          entry("minute", 60_000_000_000L),
          entry("minutes", 60_000_000_000L),
          entry("h", 3_600_000_000_000L),
          entry("hour", 3_600_000_000_000L),
          entry("hours", 3_600_000_000_000L),
          entry("d", 86_400_000_000_000L),
          entry("day", 86_400_000_000_000L),
          entry("days", 86_400_000_000_000L));

  private Durations() {}

  /** Whether a word is one of the units. */
  public static boolean isUnit(String word) {
    return NANOS_BY_UNIT.containsKey(word);
  }

  /**
   * The duration in nanoseconds, rounded to the nearest.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static long nanos(String text) {
    Matcher parts = DURATION.matcher(Numerals.checked(text));
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a duration; allowed: " + ALLOWED);
    }
    BigDecimal number = new BigDecimal(parts.group(1).replace("_", ""));
    BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit(parts.group(2), number)));
    if (nanos.signum() < 0) {
      throw new IllegalArgumentException("must not be negative; allowed: " + ALLOWED);
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("too long; allowed: up to 292 years");
    }
    long rounded = nanos.setScale(0, RoundingMode.HALF_UP).longValueExact();
    if (rounded == 0 && nanos.signum() > 0) {
      throw new IllegalArgumentException("shorter than modelled time can tell; allowed: 0 or 1 ns");
    }
    return rounded;
  }

  /**
   * A duration for human readers, to three digits, in the largest unit that fits: {@code 35 µs}.
   */
  public static String text(double nanos) {
    return text(nanos, THREE_DIGITS);
  }

  /** The same to another number of digits. */
  public static String text(double nanos, int digitsShown) {
    String unit = "ns";
    double value = nanos;
    for (String larger : List.of("µs", "ms", "s")) {
      if (value < THOUSAND) {
        break;
      }
      value /= THOUSAND;
      unit = larger;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digitsShown));
    String digits = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    return digits + " " + unit;
  }

  private static long unit(String name, BigDecimal number) {
    if (name.isEmpty()) {
      if (number.signum() == 0) {
        return 1;
      }
      throw new IllegalArgumentException("a duration needs a unit; allowed: " + ALLOWED);
    }
    Long nanos = NANOS_BY_UNIT.get(name);
    if (nanos == null) {
      throw new IllegalArgumentException("unknown unit '" + name + "'; allowed: " + ALLOWED);
    }
    return nanos;
  }
}
