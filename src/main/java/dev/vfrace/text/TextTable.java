package dev.vfrace.text;

import java.util.ArrayList;
import java.util.List;

/** Lines up cells in columns as wide as they need, in code points. */
public final class TextTable {
  private static final String GAP = "  ";

  private final boolean figures;
  private final List<List<String>> rows = new ArrayList<>();

  private TextTable(boolean figures) {
    this.figures = figures;
  }

  /** A table of names and figures: the first column to the left, the others to the right. */
  public static TextTable ofFigures() {
    return new TextTable(true);
  }

  /** A table of words: all columns to the left. */
  public static TextTable ofWords() {
    return new TextTable(false);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has not as many cells as the first
   */
  public void add(List<String> cells) {
    if (!rows.isEmpty() && rows.get(0).size() != cells.size()) {
      throw new IllegalArgumentException(
          "expected %d cells: %s".formatted(rows.get(0).size(), cells));
    }
    rows.add(List.copyOf(cells));
  }

  /** Adds a row, as {@link #add(List)}. */
  public void add(String... cells) {
    add(List.of(cells));
  }

  /** The rows as lines, without line ends and blanks at their ends. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(width(column) - length(cell));
      line.append(column == 0 ? "" : GAP)
          .append(figures && column > 0 ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(cells -> length(cells.get(column))).max().orElse(0);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
