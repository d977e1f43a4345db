package dev.vfrace.cli;

import dev.vfrace.text.Ascii;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Writes the few signs beyond ASCII that results use as ASCII, where the locale knows no others.
 */
final class PlainSigns extends FilterWriter {

  private PlainSigns(Writer out) {
    super(out);
  }

  /** A writer for a locale with such a character set. */
  static Writer of(Writer out, Charset locale) {
    return locale.equals(StandardCharsets.UTF_8) ? out : new PlainSigns(out);
  }

  @Override
  public void write(int one) throws IOException {
    out.write(Ascii.of(String.valueOf((char) one)));
  }

  @Override
  public void write(char[] signs, int from, int length) throws IOException {
    out.write(Ascii.of(new String(signs, from, length)));
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    out.write(Ascii.of(text.substring(from, from + length)));
  }
}
