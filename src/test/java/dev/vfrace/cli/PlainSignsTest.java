package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault "locale". */
@Tag("unit")
class PlainSignsTest {

  @Test
  void writesAsciiWhereTheLocaleKnowsNothingElse() throws IOException {
    assertThat(written(StandardCharsets.US_ASCII)).isEqualTo("5 us +-1 % - inf ?");
  }

  @Test
  void leavesThemWhereItDoes() throws IOException {
    assertThat(written(StandardCharsets.UTF_8)).isEqualTo("5 µs ±1 % · ∞ ü");
  }

  private static String written(Charset locale) throws IOException {
    StringWriter text = new StringWriter();
    try (Writer writer = PlainSigns.of(text, locale)) {
      writer.write("5 µs ±1 % · ∞ ü");
    }
    return text.toString();
  }
}
