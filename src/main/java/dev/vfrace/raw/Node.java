package dev.vfrace.raw;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A value of a file with the path that leads to it, so that every refusal can name it.
 *
 * @param path such as {@code raw.course.cycles}
 * @param value what stands there
 */
public record Node(String path, JsonNode value) {

  /** What a key holds. */
  public Node at(String key) {
    JsonNode inner = value.get(key);
    String innerPath = path.isEmpty() ? key : path + "." + key;
    if (inner == null) {
      throw new RawFormatException(innerPath + " is missing");
    }
    return new Node(innerPath, inner);
  }

  /** What a key holds that may be left out. */
  public Optional<Node> optional(String key) {
    return value.has(key) ? Optional.of(at(key)) : Optional.empty();
  }

  /** A text. */
  public String text() {
    return allowed(value.isTextual(), "a text").textValue();
  }

  /** True or false. */
  public boolean bool() {
    return allowed(value.isBoolean(), "true or false").booleanValue();
  }

  /** A whole number of 64 bits. */
  public long whole() {
    return allowed(value.isIntegralNumber() && value.canConvertToLong(), "a whole number")
        .longValue();
  }

  /** A whole number that counts something. */
  public long count() {
    long count = whole();
    allowed(count >= 0, "a whole number of 0 or more");
    return count;
  }

  /** A whole number from 1 to what fits 32 bits. */
  public int size() {
    long size = whole();
    allowed(size >= 1 && size <= Integer.MAX_VALUE, "a whole number of 1 or more");
    return (int) size;
  }

  /** A number. */
  public double number() {
    return allowed(value.isNumber() && Double.isFinite(value.doubleValue()), "a number")
        .doubleValue();
  }

  /** A whole number that may be left out. */
  OptionalLong optionalCount(String key) {
    return optional(key).map(node -> OptionalLong.of(node.count())).orElse(OptionalLong.empty());
  }

  /** A whole number of any sign that may be left out. */
  OptionalLong optionalWhole(String key) {
    return optional(key).map(node -> OptionalLong.of(node.whole())).orElse(OptionalLong.empty());
  }

  /** A number that may be left out. */
  OptionalDouble optionalNumber(String key) {
    return optional(key)
        .map(node -> OptionalDouble.of(node.number()))
        .orElse(OptionalDouble.empty());
  }

  /** A text that may be left out. */
  Optional<String> optionalText(String key) {
    return optional(key).map(Node::text);
  }

  /** The constant that the word here names. */
  <E extends Enum<E>> E word(Class<E> type) {
    String word = text();
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> RawJson.word(constant).equals(word))
        .findFirst()
        .orElseThrow(() -> refusal("none of the words that are allowed"));
  }

  /** All keys with what they hold, in their order. */
  public <T> Map<String, T> each(Function<Node, T> reader) {
    allowed(value.isObject(), "an object");
    Map<String, T> all = new LinkedHashMap<>();
    value.fieldNames().forEachRemaining(name -> all.put(name, reader.apply(at(name))));
    return all;
  }

  /** The items of a list. */
  public List<Node> items() {
    JsonNode list = allowed(value.isArray(), "a list");
    List<Node> items = new ArrayList<>(list.size());
    for (JsonNode item : list) {
      items.add(new Node(path + "[" + items.size() + "]", item));
    }
    return items;
  }

  /** A refusal of this value. */
  public RawFormatException refusal(String problem) {
    return new RawFormatException(path + ": " + problem);
  }

  private JsonNode allowed(boolean isAllowed, String what) {
    if (!isAllowed) {
      throw refusal("not " + what);
    }
    return value;
  }
}
