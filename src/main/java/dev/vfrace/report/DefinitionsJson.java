package dev.vfrace.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.UncheckedIOException;
import java.util.Map;

/** The JSON form of a list of definitions: an array of objects with name and summary. */
public final class DefinitionsJson {

  /**
   * The whole text.
   *
   * @param summaries by name
   */
  public String render(Map<String, String> summaries) {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode list = mapper.createArrayNode();
    summaries.forEach(
        (name, summary) -> list.addObject().put("name", name).put("summary", summary));
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
