package dev.vfrace.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("campaign")
@Timeout(120)
class DialTest {

  @Test
  void hasARowForEachPosition() throws InterruptedException {
    StringWriter text = new StringWriter();
    new Dial(2, 500).print(new PrintWriter(text));
    assertThat(text.toString())
        .contains("the truth is 10 %", "0.1 us ", "0.1 %", "100.0 us ", "unbounded")
        .hasLineCount(11);
  }
}
