package dev.vfrace.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of cells of which the first is the heads, as Markdown or CSV. */
final class Grid {

  private final List<List<String>> rows = new ArrayList<>();

  /** Another row. */
  void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /** A table of Markdown, a line each. */
  List<String> markdown() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(line(row));
      if (lines.size() == 1) {
        lines.add(line(Collections.nCopies(row.size(), "---")));
      }
    }
    return lines;
  }

  /** Values with commas between them, each line ended. */
  String csv() {
    return rows.stream()
        .map(row -> row.stream().map(Grid::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(List<String> cells) {
    return "| "
        + cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | "))
        + " |";
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
