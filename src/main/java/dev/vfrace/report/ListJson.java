package dev.vfrace.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The JSON form of a list: an array of objects with texts. */
public final class ListJson {

  private ListJson() {}

  /**
   * The whole text.
   *
   * @param items texts by key, in the order to be shown
   */
  public static String render(List<Map<String, String>> items) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(items);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
