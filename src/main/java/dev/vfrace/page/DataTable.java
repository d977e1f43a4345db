package dev.vfrace.page;

import dev.vfrace.markup.Content;
import dev.vfrace.markup.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with its caption. The first cell of a row is its head. Wide tables scroll by themselves,
 * by keyboard too.
 */
final class DataTable {

  private final String caption;
  private final List<Head> heads = new ArrayList<>();
  private final Element body = Element.of("tbody");

  private record Head(String text, boolean isOfFigures) {}

  private DataTable(String caption) {
    this.caption = caption;
  }

  /** A table without columns. */
  static DataTable of(String caption) {
    return new DataTable(caption);
  }

  /** Adds columns of words. */
  DataTable words(String... more) {
    for (String head : more) {
      heads.add(new Head(head, /* isOfFigures= */ false));
    }
    return this;
  }

  /** Adds columns of figures. */
  DataTable figures(String... more) {
    for (String head : more) {
      heads.add(new Head(head, /* isOfFigures= */ true));
    }
    return this;
  }

  /** Adds a row of texts. */
  DataTable row(String... cells) {
    return row(Figure.texts(cells));
  }

  /** Adds a row. */
  DataTable row(List<Content> cells) {
    if (cells.size() != heads.size()) {
      throw new IllegalArgumentException(
          "%d cells, %d heads".formatted(cells.size(), heads.size()));
    }
    Element row = Element.of("tr");
    for (int column = 0; column < cells.size(); column++) {
      Element cell = Element.of(column == 0 ? "th" : "td").add(cells.get(column));
      if (column == 0) {
        cell.with("scope", "row");
      }
      if (heads.get(column).isOfFigures) {
        cell.with("class", "n");
      }
      row.add(cell);
    }
    body.add(row);
    return this;
  }

  /** Whether it has no rows. */
  boolean isEmpty() {
    return body.isEmpty();
  }

  /** The table. */
  Element element() {
    Element row = Element.of("tr");
    for (Head head : heads) {
      Element cell = Element.of("th", head.text).with("scope", "col");
      row.add(head.isOfFigures ? cell.with("class", "n") : cell);
    }
    return Element.of("div")
        .with("class", "scroll")
        .with("role", "group")
        .with("aria-label", "Table: " + caption)
        .with("tabindex", 0)
        .add(
            Element.of("table")
                .add(Element.of("caption", caption), Element.of("thead").add(row), body));
  }

  /** The table, folded away below a line that can be opened. */
  Element folded(String summary) {
    return Element.of("details").add(Element.of("summary", summary), element());
  }
}
