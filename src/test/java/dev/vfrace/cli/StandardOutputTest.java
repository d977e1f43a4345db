package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault "standard output that cannot be written". */
@Tag("unit")
class StandardOutputTest {

  @Test
  void passesOnWhatItIsGiven() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOutput out = new StandardOutput(bytes);
    print(out);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("text");
    assertThat(out.failure()).isEmpty();
  }

  @Test
  void remembersWhatAPrintWriterKeepsToItself() {
    StandardOutput out = new StandardOutput(failing("No space left on device"));
    print(out);
    assertThat(out.failure())
        .hasValueSatisfying(it -> assertThat(it).hasMessageContaining("No space left"));
  }

  @Test
  void aReaderThatHasGoneAwayIsNoFailure() {
    StandardOutput out = new StandardOutput(failing("Broken pipe"));
    print(out);
    assertThat(out.failure()).isEmpty();
  }

  private static void print(StandardOutput out) {
    PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
    writer.print("text");
    writer.flush();
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
