package dev.vfrace.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes the few signs beyond ASCII that results use as ASCII, where the locale knows no others.
 */
final class PlainSigns extends FilterWriter {

  private static final int ASCII = 128;
  private static final Map<Character, String> SIGNS =
      Map.of('±', "+-", 'µ', "u", '·', "-", '–', "-", '—', "-", '∞', "inf", '…', "...");

  private PlainSigns(Writer out) {
    super(out);
  }

  /** A writer for a locale with such a character set. */
  static Writer of(Writer out, Charset locale) {
    return locale.equals(StandardCharsets.UTF_8) ? out : new PlainSigns(out);
  }

  @Override
  public void write(int one) throws IOException {
    out.write(plain(String.valueOf((char) one)));
  }

  @Override
  public void write(char[] signs, int from, int length) throws IOException {
    out.write(plain(new String(signs, from, length)));
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    out.write(plain(text.substring(from, from + length)));
  }

  private static String plain(String text) {
    if (text.chars().allMatch(sign -> sign < ASCII)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      plain.append(sign < ASCII ? String.valueOf(sign) : SIGNS.getOrDefault(sign, "?"));
    }
    return plain.toString();
  }
}
