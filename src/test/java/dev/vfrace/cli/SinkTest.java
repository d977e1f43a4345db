package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SinkTest {

  @Test
  void aTerminalHasColours() {
    assertThat(Sink.of(true, Map.of("TERM", "xterm"))).isEqualTo(Sink.COLOUR_TERMINAL);
  }

  @Test
  void noColorTakesThemAway() {
    assertThat(Sink.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(Sink.TERMINAL);
    assertThat(Sink.of(true, Map.of("NO_COLOR", ""))).isEqualTo(Sink.COLOUR_TERMINAL);
  }

  @Test
  void aDumbTerminalIsTreatedAsAFile() {
    assertThat(Sink.of(true, Map.of("TERM", "dumb"))).isEqualTo(Sink.OTHER);
  }

  @Test
  void aFileIsNoTerminal() {
    assertThat(Sink.of(false, Map.of())).isEqualTo(Sink.OTHER);
    assertThat(Sink.of(Integer.MAX_VALUE, Map.of())).isEqualTo(Sink.OTHER);
  }
}
