package dev.vfrace.text;

import static java.util.Map.entry;

import java.util.Map;

/** The few signs beyond ASCII that results use, in ASCII. */
public final class Ascii {

  private static final int END = 128;
  private static final String UNKNOWN = "?";
  private static final Map<Character, String> SIGNS =
      Map.ofEntries(
          entry('±', "+-"),
          entry('µ', "u"),
          entry('·', "-"),
          entry('–', "-"),
          entry('—', "-"),
          entry('∞', "inf"),
          entry('…', "..."),
          entry('→', "->"),
          entry('×', "x"),
          entry('÷', "/"),
          entry('●', "*"),
          entry('│', "|"),
          entry('┤', "+"),
          entry('└', "+"),
          entry('─', "-"),
          entry('░', "."),
          entry('▒', ":"),
          entry('▓', "%"),
          entry('█', "#"));

  private Ascii() {}

  /** A text in ASCII; a sign that results do not use becomes a question mark. */
  public static String of(String text) {
    if (text.chars().allMatch(sign -> sign < END)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      plain.append(sign < END ? String.valueOf(sign) : SIGNS.getOrDefault(sign, UNKNOWN));
    }
    return plain.toString();
  }
}
