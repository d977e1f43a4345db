package dev.vfrace.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of a table on lines of some width. */
final class TableLayout {

  private static final String GAP = "  ";

  /** Words are not folded to less, in columns. */
  private static final int LEAST = 20;

  private final List<Column> columns;
  private final List<List<String>> rows;
  private final boolean apart;
  private final boolean headed;
  private final int[] widths;

  /**
   * What a column holds.
   *
   * @param words to the left; otherwise figures, to the right
   * @param narrow whether words may be folded to the longest of them
   */
  record Column(boolean words, boolean narrow) {

    /** The parts that a cell may be folded into. */
    List<String> parts(String cell, boolean head) {
      if (words || head) {
        return Columns.parts(cell);
      }
      int bracket = cell.indexOf(" (");
      return bracket < 0
          ? List.of(cell)
          : List.of(cell.substring(0, bracket), cell.substring(bracket + 1));
    }
  }

  /**
   * A layout as wide as the cells are.
   *
   * @param apart whether the first cell of a row has a line of its own
   * @param headed whether the first row has heads
   */
  TableLayout(List<Column> columns, List<List<String>> rows, boolean apart, boolean headed) {
    this.columns = columns;
    this.rows = rows;
    this.apart = apart && columns.size() > 1;
    this.headed = headed;
    this.widths =
        IntStream.range(0, columns.size())
            .map(
                column ->
                    rows.stream().mapToInt(row -> Columns.of(row.get(column))).max().orElse(0))
            .toArray();
  }

  /** Narrows columns until a line has no more than a width; whether that can be. */
  boolean fit(int width) {
    while (width() > width) {
      int widest = -1;
      for (int column = apart ? 1 : 0; column < widths.length; column++) {
        if (widths[column] > least(column) && (widest < 0 || widths[column] > widths[widest])) {
          widest = column;
        }
      }
      if (widest < 0) {
        return false;
      }
      widths[widest]--;
    }
    return true;
  }

  private int width() {
    int first = apart ? 0 : widths[0];
    return first
        + IntStream.range(1, widths.length).map(column -> GAP.length() + widths[column]).sum();
  }

  private int least(int column) {
    int longest = 0;
    for (int row = 0; row < rows.size(); row++) {
      boolean head = isHead(row);
      for (String part : columns.get(column).parts(rows.get(row).get(column), head)) {
        longest = Math.max(longest, Columns.of(part));
      }
    }
    Column of = columns.get(column);
    return of.words() && !of.narrow() ? Math.max(LEAST, longest) : longest;
  }

  private boolean isHead(int row) {
    return headed && row == 0;
  }

  /** The lines, without line ends and blanks at their ends. */
  List<String> lines(Emphasis emphasis) {
    List<String> lines = new ArrayList<>();
    String before = "";
    for (int row = 0; row < rows.size(); row++) {
      List<String> parts = new ArrayList<>();
      String first = rows.get(row).get(0);
      if (apart && !first.equals(before)) {
        parts.add(first);
        before = first;
      }
      parts.addAll(lines(row));
      boolean head = isHead(row);
      parts.forEach(part -> lines.add(head ? emphasis.heading(part) : part));
    }
    return lines;
  }

  private List<String> lines(int row) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int column = 0; column < columns.size(); column++) {
      boolean lone = apart && column == 0;
      List<String> folded = lone ? List.of("") : folded(row, column);
      cells.add(folded);
      height = Math.max(height, folded.size());
    }
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < columns.size(); column++) {
        List<String> cell = cells.get(column);
        text.append(column == 0 ? "" : GAP)
            .append(padded(line < cell.size() ? cell.get(line) : "", column));
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }

  private String padded(String text, int column) {
    if (apart && column == 0) {
      return text;
    }
    String padding = " ".repeat(Math.max(0, widths[column] - Columns.of(text)));
    return columns.get(column).words() ? text + padding : padding + text;
  }

  private List<String> folded(int row, int column) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : columns.get(column).parts(rows.get(row).get(column), isHead(row))) {
      String longer = line.isEmpty() ? part : line + " " + part;
      if (!line.isEmpty() && Columns.of(longer) > widths[column]) {
        lines.add(line);
        line = part;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }
}
