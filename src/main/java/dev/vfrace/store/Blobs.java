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

/** The bytes of the store's columns: CBOR (RFC 8949), of batches deflated (RFC 1950). */
final class Blobs {

  private static final CBORMapper CBOR = new CBORMapper();

  private Blobs() {}

  /** A campaign before its first cycle. */
  static byte[] head(RawRun begun) {
    return bytes(RawJson.tree(begun));
  }

  /** A campaign before its first cycle. */
  static RawRun head(byte[] bytes) {
    return RawReader.read(new Node("head", tree(bytes)));
  }

  /** A batch. */
  static byte[] batch(RawRun part) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(bytes(RawJson.counted(part)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  /** A batch of a campaign. */
  static RawRun batch(byte[] bytes, RawRun head) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return RawReader.counted(new Node("counted", tree(in.readAllBytes())), head);
    } catch (IOException e) {
      throw new RawFormatException("a batch is damaged: " + e.getMessage(), e);
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
