package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class RewrittenLineTest {

  private static final String REWRITE = "\r\u001b[K";

  private final StringWriter text = new StringWriter();
  private final RewrittenLine view = new RewrittenLine(new PrintWriter(text), 80);

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

  @ParameterizedTest
  @CsvSource({
    "100, '[######------] 50 %, 500,000 of 1,000,000 cycles, 69 cycles/s, elapsed 2:00:00, "
        + "ETA 2:00:00'",
    "79, '[######------] 50 %, 500,000 of 1,000,000 cycles, 69 cycles/s, ETA 2:00:00'",
    "60, '50 %, 500,000 of 1,000,000 cycles, 69 cycles/s, ETA 2:00:00'",
    "40, '50 %, ETA 2:00:00'",
    "20, '50 %, ETA 2:00:00'",
  })
  void leavesOutWhatTheTerminalIsTooNarrowForButNotTheEta(int columns, String line) {
    new RewrittenLine(new PrintWriter(text), columns)
        .show(
            new ProgressSoFar(
                500_000, OptionalLong.of(1_000_000), Duration.ofHours(2), Optional.empty()));
    assertThat(text.toString().substring(REWRITE.length()))
        .isEqualTo(line)
        .hasSizeLessThan(columns);
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
