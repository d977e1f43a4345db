package dev.vfrace.tune;

import dev.vfrace.text.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * A parameter that takes one value after the other.
 *
 * @param key of the configuration, without {@code vfrace}
 * @param given what was said of its values, behind the {@code =}
 * @param form what a value does to the key
 * @param scale how the values lie
 * @param configured the figure without it, in words; empty: there is none
 * @param values in their order, at least one
 */
public record Axis(
    String key, String given, Form form, Scale scale, String configured, List<AxisValue> values) {

  private static final String PROGRAMS = "userspace.";

  /** Defensive copy. */
  public Axis {
    values = List.copyOf(values);
  }

  /** What a value does. */
  public enum Form {
    /** A delay that always takes this time, whatever distribution the key had. */
    CONSTANT,
    /** The configured distribution, scaled so that this is its median. */
    MEDIAN,
    /** The configured figure times this: a number, or a distribution scaled as a whole. */
    MULTIPLE,
    /** The value itself, a number or a word. */
    VALUE
  }

  /** How values lie. */
  public enum Scale {
    /** As far from one another as their differences. */
    LINEAR,
    /** As far from one another as their ratios. */
    LOG,
    /** In a row, as they were listed. */
    LIST
  }

  /**
   * A value of it.
   *
   * @param number what it stands for
   * @param digits to which it is rounded, so that what is shown is what is run
   */
  public AxisValue at(double number, int digits) {
    double round =
        new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_UP)).doubleValue();
    return switch (form) {
      case CONSTANT, MEDIAN -> {
        double nanos = Math.rint(round);
        yield new AxisValue(Durations.text(nanos, digits), nanos);
      }
      case MULTIPLE -> new AxisValue("x" + plain(round), round);
      case VALUE -> new AxisValue(plain(round), round);
    };
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** What lies between two numbers, on its scale. */
  public double between(double low, double high, double share) {
    return scale == Scale.LOG ? low * Math.pow(high / low, share) : low + (high - low) * share;
  }

  /** Its name without what leads there: {@code queues}, {@code udev-azure-rule latency}. */
  public String name() {
    int dot = key.lastIndexOf('.');
    String last = key.substring(dot + 1).replace("\"", "");
    return key.startsWith(PROGRAMS) && dot > PROGRAMS.length()
        ? key.substring(PROGRAMS.length(), dot).replace("\"", "") + " " + last
        : last;
  }

  /** The same parameter at other values. */
  public Axis with(List<AxisValue> others) {
    return new Axis(key, given, form, scale, configured, others);
  }

  /** What the values are, in words: {@code constant}, {@code median}, {@code times}; or empty. */
  public String formWord() {
    return switch (form) {
      case CONSTANT -> "constant";
      case MEDIAN -> "median";
      case MULTIPLE -> "times";
      case VALUE -> "";
    };
  }

  /** The whole argument, as it was given. */
  public String argument() {
    return key + "=" + given;
  }
}
