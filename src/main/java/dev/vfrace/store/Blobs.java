package dev.vfrace.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.vfrace.raw.Node;
import dev.vfrace.raw.RawFormatException;
import dev.vfrace.raw.RawJson;
import dev.vfrace.raw.RawReader;
import dev.vfrace.raw.RawRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The bytes of the store's columns: CBOR (RFC 8949), deflated (RFC 1950). */
final class Blobs {

  private static final CBORMapper CBOR = new CBORMapper();

  private Blobs() {}

  /** A campaign before its first cycle. */
  static byte[] head(RawRun begun) {
    return packed(bytes(RawJson.tree(begun)));
  }

  /** A campaign before its first cycle. */
  static RawRun head(byte[] packed) {
    return RawReader.read(new Node("head", tree(unpacked(packed))));
  }

  /** A batch. */
  static byte[] batch(RawRun part) {
    return packed(bytes(RawJson.counted(part)));
  }

  /** A batch of a campaign. */
  static RawRun batch(byte[] packed, RawRun head) {
    return RawReader.counted(new Node("counted", tree(unpacked(packed))), head);
  }

  /** Deflates bytes. */
  static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  /**
   * Inflates bytes.
   *
   * @throws RawFormatException if they are damaged
   */
  static byte[] unpacked(byte[] packed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new RawFormatException("damaged: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(JsonNode tree) {
    try {
      return CBOR.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      return CBOR.readTree(bytes);
    } catch (IOException e) {
      throw new RawFormatException("not CBOR: " + e.getMessage(), e);
    }
  }
}
