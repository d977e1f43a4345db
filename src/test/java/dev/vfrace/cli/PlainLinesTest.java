package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PlainLinesTest {

  private final StringWriter text = new StringWriter();
  private final PlainLines view = new PlainLines(new PrintWriter(text));

  @Test
  void comeAfterFiveSecondsThenEveryFifteen() {
    LongStream.rangeClosed(0, 4 * 40).forEach(quarter -> show(Duration.ofMillis(250 * quarter)));
    assertThat(text.toString().lines())
        .map(line -> line.replaceAll(".*elapsed (\\S+),.*", "$1"))
        .containsExactly("0:05", "0:20", "0:35");
  }

  @Test
  void doNotCatchUp() {
    show(Duration.ofSeconds(60));
    show(Duration.ofSeconds(61));
    assertThat(text.toString().lines()).hasSize(1);
  }

  @Test
  void rewriteNothing() {
    show(Duration.ofSeconds(5));
    view.end();
    assertThat(text.toString()).startsWith("vfrace: ").doesNotContain("\r", "\u001b");
  }

  private void show(Duration elapsed) {
    view.show(new ProgressSoFar(1_000, OptionalLong.of(10_000), elapsed, Optional.empty()));
  }
}
