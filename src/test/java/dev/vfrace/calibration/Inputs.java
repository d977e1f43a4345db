package dev.vfrace.calibration;

import dev.vfrace.text.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Inputs of tests. */
final class Inputs {

  /** 20 registrations on Linux 6.1, virtio-net with failover and vmxnet3. */
  static final String NET_FAILOVER = "/traces/trace-excerpt-net_failover-20cycles.txt.gz";

  /** The same with a stand-in for netvsc. */
  static final String FAKEVSC = "/traces/trace-excerpt-fakevsc-20cycles.txt.gz";

  private Inputs() {}

  static byte[] packed(String resource) throws IOException {
    try (InputStream raw = Objects.requireNonNull(Inputs.class.getResourceAsStream(resource))) {
      return raw.readAllBytes();
    }
  }

  static String text(String resource) throws IOException {
    try (InputStream text = new GZIPInputStream(new ByteArrayInputStream(packed(resource)))) {
      return new String(text.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  static byte[] pack(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return bytes.toByteArray();
  }

  /** What is learnt from some texts, one an input. */
  static Calibrated learn(String... texts) throws IOException {
    Reading reading = new Reading();
    for (String text : texts) {
      reading.read("test", new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
    return reading.result();
  }

  static Calibrated learn(byte[] content) throws IOException {
    Reading reading = new Reading();
    reading.read("test", new ByteArrayInputStream(content));
    return reading.result();
  }

  /** The samples of a key, from the shortest to the longest, in nanoseconds. */
  static long[] samples(Calibrated learnt, String key) {
    return learnt.learnt().stream()
        .filter(it -> it.figure().key().equals(key))
        .map(Calibrated.Learnt::sorted)
        .findFirst()
        .orElse(new long[0]);
  }

  /** All that is put out. */
  static String output(Calibrated learnt) {
    return String.join(
            "\n", new CalibrationText(learnt, "azure-mlx5", false).lines(Page.file().wide()))
        + new TimingText(learnt, "azure-mlx5", Optional.empty()).text("2026-11-26", "test")
        + learnt.rows().csv();
  }
}
