package dev.vfrace.markup;

/**
 * A text that stays one, whatever is in it.
 *
 * @param text as it is to be read
 */
record Text(String text) implements Content {

  private static final char REPLACEMENT = '\uFFFD';
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_OF_PLANE = 0xFFFD;

  @Override
  public void write(StringBuilder out) {
    escape(text, out);
  }

  /** For a style sheet, which is the program's own. */
  void writeRaw(StringBuilder out) {
    if (text.contains("<") || text.contains("&")) {
      throw new IllegalArgumentException("a style sheet must be free of < and &");
    }
    out.append(text);
  }

  /** Writes a text so that it is neither markup nor the end of an attribute. */
  static void escape(String text, StringBuilder out) {
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (Character.isHighSurrogate(sign)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        out.append(sign).append(text.charAt(++at));
      } else {
        escape(sign, out);
      }
    }
  }

  private static void escape(char sign, StringBuilder out) {
    switch (sign) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.append(sign);
      case '\r' -> out.append('\n');
      default -> out.append(isAllowed(sign) ? sign : REPLACEMENT);
    }
  }

  /** XML 1.0, section 2.2, and no control sign of any kind. */
  private static boolean isAllowed(char sign) {
    return sign >= FIRST_PRINTABLE
        && sign <= LAST_OF_PLANE
        && !Character.isSurrogate(sign)
        && !Character.isISOControl(sign)
        && !isBidiControl(sign);
  }

  /** Signs that turn the order of what follows around: U+202A to U+202E, U+2066 to U+2069. */
  private static boolean isBidiControl(char sign) {
    return (sign >= '\u202A' && sign <= '\u202E') || (sign >= '\u2066' && sign <= '\u2069');
  }
}
