package dev.vfrace.raw;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * An immutable histogram of modelled nanoseconds.
 *
 * @param encoded HdrHistogram's compressed V2 encoding in base64, as in its logs
 */
public record RawHistogram(String encoded) {

  /** What a histogram holds now. */
  public static RawHistogram of(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return new RawHistogram(
        Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)));
  }

  /**
   * The histogram.
   *
   * @throws RawFormatException if this is none
   */
  public Histogram histogram() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
      return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
    } catch (DataFormatException | RuntimeException broken) {
      throw new RawFormatException("not a compressed histogram (HdrHistogram V2, base64)", broken);
    }
  }
}
