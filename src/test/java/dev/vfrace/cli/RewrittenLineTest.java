package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RewrittenLineTest {

  private static final String REWRITE = "\r\u001b[K";

  private final StringWriter text = new StringWriter();
  private final RewrittenLine view = new RewrittenLine(new PrintWriter(text));

  @Test
  void beginsWithABarAndEndsNoLine() {
    show(500_000, 1_000_000);
    assertThat(text.toString()).startsWith(REWRITE + "[######------] 50 %, ").doesNotContain("\n");
  }

  @Test
  void fitsATerminal() {
    show(999_999_999, 1_000_000_000_000L);
    assertThat(text.toString().substring(REWRITE.length())).hasSizeLessThan(80);
  }

  @Test
  void isGoneAtTheEnd() {
    show(1, 2);
    view.end();
    assertThat(text.toString()).endsWith(REWRITE);
  }

  private void show(long cycles, long total) {
    view.show(
        new ProgressSoFar(cycles, OptionalLong.of(total), Duration.ofHours(2), Optional.empty()));
  }
}
