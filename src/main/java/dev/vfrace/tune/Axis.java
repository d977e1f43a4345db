package dev.vfrace.tune;

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
