package dev.vfrace.text;

/** What counts, numbers and durations have in common: plain decimal digits, and not too many. */
public final class Numerals {

  /** The most characters of one. */
  public static final int LONGEST = 40;

  /** A regular expression: digits, or groups of them with single underscores between. */
  public static final String DIGITS = "[0-9]+(?:_[0-9]+)*";

  private Numerals() {}

  /**
   * The text, stripped.
   *
   * @throws IllegalArgumentException if it is too long for any number
   */
  static String checked(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST) {
      throw new IllegalArgumentException(
          "too long for a number; allowed: up to %d characters".formatted(LONGEST));
    }
    return stripped;
  }
}
