package dev.vfrace.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.UncheckedIOException;

/**
 * Results as a tree of keys and values.
 *
 * @param tree all of it
 */
public record Document(ObjectNode tree) {

  private static final CBORMapper CBOR = new CBORMapper();

  /** As JSON. */
  public String json() {
    return JsonReport.text(tree);
  }

  /** As CBOR (RFC 8949). */
  public byte[] cbor() {
    try {
      return CBOR.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
