package dev.vfrace.settings;

import dev.vfrace.delay.Delay;
import dev.vfrace.text.Durations;
import dev.vfrace.text.Page;
import dev.vfrace.text.TextTable;
import java.util.List;

/** What figures rest on, as a table. */
final class FigureTable {

  private static final double MEDIAN = 0.5;
  private static final double P99 = 0.99;

  private FigureTable() {}

  /** A row for each figure, on a page; none without any. */
  static List<String> lines(List<Figure> figures, Page page) {
    if (figures.isEmpty()) {
      return List.of();
    }
    TextTable table = TextTable.ofWords();
    table.add("figure", "median", "p99", "kind", "source");
    for (Figure figure : figures) {
      table.add(
          figure.name(),
          figure.delay().map(delay -> text(delay, MEDIAN)).orElseGet(() -> correlation(figure)),
          figure.delay().map(delay -> text(delay, P99)).orElse(""),
          figure.basis().kind().word(),
          figure.basis().source());
    }
    return table.lines(page);
  }

  private static String text(Delay delay, double share) {
    return Durations.text(delay.quantile(share));
  }

  private static String correlation(Figure figure) {
    return Section.open(figure.at()).text(TogetherReader.CORRELATION);
  }
}
