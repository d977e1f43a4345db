package dev.vfrace.calibration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a text as a stream, gzipped or not, told apart by the first bytes. Whatever ends a
 * line (LF, CRLF) is not part of it; of a line that is too long to be one the beginning is kept.
 */
final class Lines implements Closeable {

  private static final int LONGEST = 1 << 16;
  private static final int BUFFER = 1 << 16;
  private static final int MARK = 6;

  /** How compressed files begin that are not read. */
  @SuppressWarnings("ArrayRecordComponent") // constants, never compared
  private record Packed(String name, String unpack, byte... magic) {}

  private static final Packed GZIP = new Packed("gzip", "gzip", (byte) 0x1f, (byte) 0x8b);

  private static final List<Packed> REFUSED =
      List.of(
          new Packed("xz", "xz", (byte) 0xfd, (byte) '7', (byte) 'z', (byte) 'X', (byte) 'Z'),
          new Packed("zstd", "zstd", (byte) 0x28, (byte) 0xb5, (byte) 0x2f, (byte) 0xfd),
          new Packed("bzip2", "bzip2", (byte) 'B', (byte) 'Z', (byte) 'h'));

  private final InputStream text;
  private final byte[] line = new byte[LONGEST];
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int end;
  private boolean cutShort;

  private Lines(InputStream text) {
    this.text = text;
  }

  /**
   * Opens a text.
   *
   * @throws CalibrationException if it is compressed in a way that is not read
   */
  static Lines open(String name, InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    buffered.mark(MARK);
    byte[] head = buffered.readNBytes(MARK);
    buffered.reset();
    for (Packed packed : REFUSED) {
      if (isA(packed, head)) {
        throw new CalibrationException(
            "%s: compressed with %s; allowed: plain text or gzip, or through a pipe: %s -dc FILE | vfrace calibrate - ..."
                .formatted(name, packed.name, packed.unpack));
      }
    }
    return new Lines(isA(GZIP, head) ? new GZIPInputStream(buffered, BUFFER) : buffered);
  }

  /** The next line; empty: there is none. */
  Optional<String> next() throws IOException {
    int length = 0;
    boolean any = false;
    while (next < end || fill()) {
      any = true;
      byte character = buffer[next++];
      if (character == '\n') {
        return Optional.of(text(length));
      }
      if (length < LONGEST) {
        line[length++] = character;
      }
    }
    return any ? Optional.of(text(length)) : Optional.empty();
  }

  /** Whether a compressed text ended before its end. */
  boolean isCutShort() {
    return cutShort;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private boolean fill() throws IOException {
    if (cutShort) {
      return false;
    }
    try {
      next = 0;
      end = Math.max(0, text.read(buffer));
      return end > 0;
    } catch (EOFException | ZipException e) {
      cutShort = true;
      end = 0;
      return false;
    }
  }

  private String text(int length) {
    int kept = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return new String(line, 0, kept, ISO_8859_1);
  }

  private static boolean isA(Packed packed, byte[] head) {
    return head.length >= packed.magic.length
        && Arrays.equals(head, 0, packed.magic.length, packed.magic, 0, packed.magic.length);
  }
}
