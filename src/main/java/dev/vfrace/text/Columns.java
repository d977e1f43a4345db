package dev.vfrace.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How much room a text takes on a line: its code points, without ANSI sequences. */
final class Columns {

  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9;]*m");

  private static final String UNITS = "%µ";
  private static final String SIGNS = "<>";

  private Columns() {}

  /** Whether a line may end at a blank: not within a figure such as {@code < 0.1 %}. */
  static boolean isBreak(String text, int blank) {
    boolean unit = blank + 1 < text.length() && UNITS.indexOf(text.charAt(blank + 1)) >= 0;
    boolean sign = blank > 0 && SIGNS.indexOf(text.charAt(blank - 1)) >= 0;
    return !unit && !sign;
  }

  /** The parts between the blanks at which a line may end. */
  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int blank = text.indexOf(' '); blank >= 0; blank = text.indexOf(' ', blank + 1)) {
      if (isBreak(text, blank)) {
        parts.add(text.substring(from, blank));
        from = blank + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  static int of(String text) {
    String seen = text.indexOf('\u001b') < 0 ? text : SEQUENCE.matcher(text).replaceAll("");
    return seen.codePointCount(0, seen.length());
  }
}
