package dev.vfrace.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.page.Live;
import dev.vfrace.text.Quantity;
import java.util.List;

/** What is sent to pages that are open, as JSON in one line. */
final class Messages {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String WAITING =
      "There are no figures yet: a run and a comparison have them after their first batch, a sweep"
          + " after its first round, a suite at its end.";

  private Messages() {}

  /** The list of all results. */
  static String list(List<Entry> entries) {
    ObjectNode root = NODES.objectNode();
    ArrayNode list = root.putArray("entries");
    entries.forEach(entry -> list.add(entry(entry)));
    return root.toString();
  }

  private static ObjectNode entry(Entry entry) {
    ObjectNode node = NODES.objectNode();
    node.put("id", entry.id());
    node.put("title", entry.title());
    node.put("state", entry.state());
    node.put("running", entry.running());
    node.put("started", entry.started());
    node.put("cycles", entry.cycles());
    node.put("cyclesText", entry.cyclesText());
    entry
        .requested()
        .ifPresent(
            requested -> {
              node.put("requested", requested);
              node.put("requestedText", Quantity.count(requested));
            });
    return node;
  }

  /** One result. */
  static String live(Entry entry, Live live) {
    ObjectNode root = NODES.objectNode();
    root.set("entry", entry(entry));
    root.put("lead", live.lead());
    root.put("answer", live.answer());
    root.put("kind", live.kind());
    root.put("note", live.note());
    ArrayNode curves = root.putArray("curves");
    for (Live.Curve curve : live.curves()) {
      ObjectNode node = curves.addObject();
      node.put("name", curve.name());
      ArrayNode columns = node.putArray("columns");
      for (int column = 0; column < 4; column++) {
        ArrayNode values = columns.addArray();
        int at = column;
        curve.points().forEach(point -> values.add(point[at]));
      }
    }
    ArrayNode rows = root.putArray("rows");
    live.rows()
        .forEach(
            row -> {
              ArrayNode cells = rows.addArray();
              row.forEach(cells::add);
            });
    return root.toString();
  }

  /** Nothing is known yet. */
  static String waiting(Entry entry) {
    ObjectNode root = NODES.objectNode();
    root.set("entry", entry(entry));
    root.put("note", WAITING);
    return root.toString();
  }

  /** It cannot be read just now. */
  static String trouble(String reason) {
    return NODES.objectNode().put("trouble", reason).toString();
  }
}
