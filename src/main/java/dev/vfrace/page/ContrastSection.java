package dev.vfrace.page;

import dev.vfrace.chart.ForestChart;
import dev.vfrace.chart.Frame;
import dev.vfrace.chart.LogScale;
import dev.vfrace.chart.Ruler;
import dev.vfrace.markup.Content;
import dev.vfrace.markup.Element;
import dev.vfrace.report.ContrastReport;
import dev.vfrace.statistics.Interval;
import dev.vfrace.study.Change;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.RatioFormat;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Two runs side by side: what became of every rate. */
final class ContrastSection {

  private static final double LEAST_RATIO = 1e-6;
  private static final double MOST_RATIO = 1e6;

  private ContrastSection() {}

  /** What was compared, and what came of it. */
  static String lead(Contrast contrast) {
    return "Two %ss, %s (A) and %s (B), were compared over %s and %s cycles. %s"
        .formatted(
            contrast.kind(),
            contrast.nameA(),
            contrast.nameB(),
            Quantity.count(contrast.runA().volume().cycles()),
            Quantity.count(contrast.runB().volume().cycles()),
            ContrastReport.summary(contrast.rows()));
  }

  static Element of(Contrast contrast, Outline outline) {
    List<Contrast.Row> rows = sorted(contrast.rows());
    Element section = outline.section("ab", "A against B");
    section.add(
        Figure.paragraph(
            "B/A is the rate in B over the rate in A. A line wholly left of 1 says that it happens"
                + " less often in B, one wholly right of it more often; a line across 1 shows no"
                + " difference, or is too long to tell. A dotted line without a dot: it happened in"
                + " one of the two alone, and B/A lies beyond the end of the line. Both took turns in %s each."
                    .formatted(Quantity.count(contrast.blocks(), "block"))));
    if (rows.isEmpty()) {
      return section.add(Figure.paragraph("Nothing happened in either run."));
    }
    section.add(
        Element.of("figure")
            .with("class", "wide")
            .add(
                Element.of("figcaption", "B/A with its 95 % interval, for every rate"),
                forest(rows, outline)),
        table(rows).element());
    List<String> only = ContrastReport.onlyInOne(contrast);
    return only.isEmpty() ? section : section.add(Figure.list(only));
  }

  /** What changed first; what did not change last. */
  private static List<Contrast.Row> sorted(List<Contrast.Row> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparingInt(
                row ->
                    switch (row.change().kind()) {
                      case FIXED, REDUCED, WORSE -> 0;
                      case INCONCLUSIVE -> 1;
                      case SAME -> 2;
                    }))
        .toList();
  }

  private static Element forest(List<Contrast.Row> rows, Outline outline) {
    double low = 0.5;
    double high = 2;
    List<ForestChart.Line> lines = new ArrayList<>();
    for (Contrast.Row row : rows) {
      Change change = row.change();
      Interval ratio = change.ratio();
      double value = change.observedRatio();
      boolean isBound = !Double.isFinite(value) || value == 0;
      double end = ratio.low() > 0 ? ratio.low() : ratio.high();
      low = Math.min(low, Math.max(LEAST_RATIO, end / 2));
      high =
          Math.max(
              high,
              Math.min(MOST_RATIO, Double.isFinite(ratio.high()) ? ratio.high() : ratio.low() * 2));
      lines.add(
          new ForestChart.Line(
              row.program() + ", " + row.metric().word(),
              isBound ? Double.NaN : value,
              ratio.low(),
              ratio.high(),
              kind(change.kind())));
    }
    return ForestChart.of(
        outline.id("chart-ab"),
        new Frame.Words(
            "B/A of every rate",
            ContrastReport.summary(rows) + " The table below has the figures."),
        new Ruler("B/A (logarithmic)", LogScale.decades(low, high), ContrastSection::ratio),
        1,
        lines);
  }

  private static String ratio(double tick) {
    return tick >= 1e-3 && tick < 1e4 ? Quantity.number(tick) : "1e" + Math.round(Math.log10(tick));
  }

  private static String kind(Change.Kind kind) {
    return switch (kind) {
      case FIXED, REDUCED -> "good";
      case WORSE -> "bad";
      case SAME, INCONCLUSIVE -> "plain";
    };
  }

  private static DataTable table(List<Contrast.Row> rows) {
    RateColumn before = RateColumn.of(rows.stream().map(row -> row.change().before()).toList());
    RateColumn after = RateColumn.of(rows.stream().map(row -> row.change().after()).toList());
    DataTable table =
        DataTable.of("Every rate that had events, A against B")
            .words("program", "metric", "change")
            .figures("A", "95 % of A", "B", "95 % of B", "B/A", "95 % of B/A")
            .words("by");
    for (Contrast.Row row : rows) {
      Change change = row.change();
      List<Content> cells = new ArrayList<>();
      cells.add(Figure.text(row.program()));
      cells.add(Figure.text(row.metric().word()));
      cells.add(Element.of("span", change.words()).with("class", "word " + kind(change.kind())));
      cells.add(Figure.number(change.before().rate(), before.rate(change.before())));
      cells.add(Figure.text(before.interval(change.before())));
      cells.add(Figure.number(change.after().rate(), after.rate(change.after())));
      cells.add(Figure.text(after.interval(change.after())));
      cells.add(Figure.text(RatioFormat.ratio(change)));
      cells.add(Figure.text(RatioFormat.interval(change.ratio())));
      cells.add(Figure.text(change.basis()));
      table.row(cells);
    }
    return table;
  }
}
