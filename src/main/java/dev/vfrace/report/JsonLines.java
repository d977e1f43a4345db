package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** JSON lines: an object a line. */
final class JsonLines {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?([eE]-?[0-9]+)?");

  private JsonLines() {}

  /** The rows of a table, keyed by its heads; what is a number there is one here. */
  static String ofCsv(String csv) {
    List<List<String>> rows = rows(csv);
    StringBuilder lines = new StringBuilder();
    for (List<String> row : rows.subList(1, rows.size())) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      for (int at = 0; at < row.size(); at++) {
        put(line, rows.get(0).get(at), row.get(at));
      }
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  private static void put(ObjectNode line, String key, String cell) {
    if (cell.isEmpty()) {
      line.putNull(key);
    } else if (NUMBER.matcher(cell).matches()) {
      line.put(key, new BigDecimal(cell));
    } else {
      line.put(key, cell);
    }
  }

  /** The cells of a table that {@link Grid} has written. */
  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < csv.length(); at++) {
      char c = csv.charAt(at);
      boolean doubled = quoted && c == '"' && at + 1 < csv.length() && csv.charAt(at + 1) == '"';
      if (doubled) {
        cell.append(c);
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n')) {
        cell.append(c);
      } else {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    return rows;
  }
}
