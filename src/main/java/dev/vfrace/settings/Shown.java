package dev.vfrace.settings;

/** Values as messages show them: in one line, and not endless. */
final class Shown {

  private static final int CHARACTERS = 100;

  private Shown() {}

  /** A text of any origin, cut, without control characters. */
  static String text(String text) {
    String cut = text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS) + "...";
    return cut.codePoints()
        .map(point -> Character.isISOControl(point) ? '?' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
