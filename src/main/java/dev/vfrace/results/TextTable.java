package dev.vfrace.results;

import java.util.ArrayList;
import java.util.List;

/** Lines up cells in columns as wide as they need: the first to the left, the others right. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; every row has as many cells as the first. */
  void add(List<String> cells) {
    if (!rows.isEmpty() && rows.get(0).size() != cells.size()) {
      throw new IllegalArgumentException(
          "expected %d cells: %s".formatted(rows.get(0).size(), cells));
    }
    rows.add(List.copyOf(cells));
  }

  /** The rows as lines of equal width, without line ends. */
  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(width(column) - length(cell));
      line.append(column == 0 ? cell + padding : GAP + padding + cell);
    }
    return line.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(cells -> length(cells.get(column))).max().orElse(0);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
