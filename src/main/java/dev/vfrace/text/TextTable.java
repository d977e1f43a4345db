package dev.vfrace.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lines up cells in columns as wide as they need, in code points.
 *
 * <p>Where a page is too narrow for that, cells go on below: heads and words at a blank, figures
 * before a bracket. If that does not do, what {@link #mayLack} says is left out, the least
 * important first, with a line that says so; and if that does not do either, the first cell has a
 * line of its own.
 */
public final class TextTable {
  private final boolean figures;
  private final List<List<String>> rows = new ArrayList<>();
  private final Map<String, Set<Integer>> dispensable = new LinkedHashMap<>();
  private final Set<Integer> words = new HashSet<>(Set.of(0));
  private final Set<Integer> narrow = new HashSet<>();
  private boolean headed;

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

  /** Adds the heads of the columns, before any row. */
  public void heads(List<String> cells) {
    headed = true;
    add(cells);
  }

  /** Adds the heads, as {@link #heads(List)}. */
  public void heads(String... cells) {
    heads(List.of(cells));
  }

  /** Columns of a table of figures that hold words. */
  public void words(int column) {
    words.add(column);
  }

  /** Columns of a few words each, which may be folded to the longest of them. */
  public void narrow(Integer... columns) {
    narrow.addAll(List.of(columns));
  }

  /**
   * Columns that are left out together on a narrow page, those said first before the others.
   *
   * @param name what is missing then
   */
  public void mayLack(String name, Integer... columns) {
    dispensable.put(name, Set.of(columns));
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
    return lines(Page.file().wide());
  }

  /** The rows as lines that fit a page if they can, as {@link #lines()}. */
  public List<String> lines(Page page) {
    if (rows.isEmpty()) {
      return List.of();
    }
    for (boolean apart : new boolean[] {false, true}) {
      for (int lacking = 0; lacking <= dispensable.size(); lacking++) {
        TableLayout layout = layout(lacking, apart);
        if (layout.fit(page.width())) {
          return withNote(layout.lines(page.emphasis()), lacking);
        }
      }
    }
    return withNote(layout(dispensable.size(), true).lines(page.emphasis()), dispensable.size());
  }

  private TableLayout layout(int lacking, boolean apart) {
    Set<Integer> without = new HashSet<>();
    dispensable.values().stream().limit(lacking).forEach(without::addAll);
    List<Integer> shown =
        IntStream.range(0, rows.get(0).size()).filter(it -> !without.contains(it)).boxed().toList();
    List<TableLayout.Column> columns = new ArrayList<>();
    for (int column : shown) {
      columns.add(
          new TableLayout.Column(!figures || words.contains(column), narrow.contains(column)));
    }
    List<List<String>> cells =
        rows.stream().map(row -> shown.stream().map(row::get).toList()).toList();
    return new TableLayout(columns, cells, apart, headed);
  }

  private List<String> withNote(List<String> lines, int lacking) {
    if (lacking == 0) {
      return lines;
    }
    List<String> all = new ArrayList<>(lines);
    all.add(
        "(--wide shows also: %s)"
            .formatted(String.join(", ", dispensable.keySet().stream().limit(lacking).toList())));
    return all;
  }
}
