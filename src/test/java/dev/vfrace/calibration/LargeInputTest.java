package dev.vfrace.calibration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Input of any size is read as a stream: by default 16 MiB, with {@code
 * -Dvfrace.test.megabytes=1024} a gigabyte.
 */
@Tag("campaign")
final class LargeInputTest {

  private static final long BYTES = Long.getLong("vfrace.test.megabytes", 16) << 20;

  /** What is kept of a registration, with room to spare. */
  private static final long BYTES_A_CYCLE = 500;

  @Test
  void memoryGrowsWithRegistrationsAndNotWithLines() throws IOException {
    byte[] text = Inputs.text(Inputs.NET_FAILOVER).getBytes(ISO_8859_1);
    long before = used();
    Reading reading = new Reading();
    reading.read("large", new Repeated(text, BYTES));
    Calibrated learnt = reading.result();
    long cycles = learnt.rows().count();
    assertThat(cycles).isBetween(BYTES / text.length * 20 - 20, BYTES / text.length * 20 + 40);
    assertThat(used() - before).isLessThan(cycles * BYTES_A_CYCLE + (16L << 20));
    assertThat(learnt.inputs().get(0)).contains("of ftrace");
  }

  @Test
  void aLineWithoutAnEndIsNotKept() throws IOException {
    byte[] zeros = new byte[1 << 16];
    byte[] tail = ("\n" + Inputs.text(Inputs.FAKEVSC)).getBytes(ISO_8859_1);
    Reading reading = new Reading();
    reading.read(
        "binary",
        new SequenceInputStream(new Repeated(zeros, BYTES), new ByteArrayInputStream(tail)));
    assertThat(reading.result().rows().count()).isEqualTo(20);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Some bytes again and again. */
  private static final class Repeated extends InputStream {
    private final byte[] bytes;
    private final long length;
    private long place;

    Repeated(byte[] bytes, long length) {
      this.bytes = bytes;
      this.length = length;
    }

    @Override
    public int read() {
      return place == length ? -1 : bytes[(int) (place++ % bytes.length)] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
      if (place == length) {
        return -1;
      }
      int from = (int) (place % bytes.length);
      int some = (int) Math.min(Math.min(count, bytes.length - from), length - place);
      System.arraycopy(bytes, from, target, offset, some);
      place += some;
      return some;
    }
  }
}
