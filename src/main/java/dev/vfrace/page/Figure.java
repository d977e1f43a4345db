package dev.vfrace.page;

import dev.vfrace.markup.Content;
import dev.vfrace.markup.Element;
import dev.vfrace.text.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figures as they are read, with the exact number for programs; and charts with their captions. */
final class Figure {

  private Figure() {}

  /** A whole number. */
  static Content count(long count) {
    return Element.of("data", Quantity.count(count)).with("value", count);
  }

  /** A number, by the words that a reader gets. */
  static Content number(double value, String words) {
    return Double.isFinite(value)
        ? Element.of("data", words).with("value", Double.toString(value))
        : text(words);
  }

  /** A text. */
  static Content text(String text) {
    return Element.of("span", text);
  }

  /** Texts, each a cell. */
  static List<Content> texts(String... texts) {
    return Arrays.stream(texts).map(Figure::text).toList();
  }

  /**
   * A figure with its interval in brackets, which goes below it where there is no room beside it.
   */
  static Content parted(String text) {
    int bracket = text.indexOf(" (");
    return bracket < 0
        ? text(text)
        : Element.of("span")
            .add(Element.of("span", text.substring(0, bracket)).with("class", "part"))
            .text(" ")
            .add(Element.of("span", text.substring(bracket + 1)).with("class", "part"));
  }

  /** A chart with what is to be said of it, and its table folded below. */
  static Element chart(Element drawing, String caption, DataTable table) {
    return Element.of("figure")
        .add(Element.of("figcaption", caption), drawing, table.folded("The figures of this chart"));
  }

  /** What is to be said below a chart. */
  static Element note(String text) {
    return paragraph(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1))
        .with("class", "note");
  }

  /** A paragraph. */
  static Element paragraph(String text) {
    return Element.of("p", text);
  }

  /** A list. */
  static Element list(List<String> texts) {
    return Element.of("ul").add(texts.stream().map(text -> Element.of("li", text)).toList());
  }
}
