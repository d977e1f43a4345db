package dev.vfrace.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vfrace.raw.Node;
import dev.vfrace.raw.RawFormatException;

/**
 * What a run needs beside its campaigns to be put together again.
 *
 * @param json an object; empty for all but comparisons
 */
public record Frame(String json) {

  /** Nothing. */
  public static final Frame NONE = new Frame("{}");

  /** Of a comparison. */
  public static Frame ofPair(String kind, String nameA, String nameB, int blocks) {
    return new Frame(
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", kind)
            .put("nameA", nameA)
            .put("nameB", nameB)
            .put("blocks", blocks)
            .toString());
  }

  /** What is in it. */
  Node node() {
    try {
      return new Node("frame", new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new RawFormatException("frame: not JSON", e);
    }
  }
}
