package dev.vfrace.page;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.chart.ForestChart;
import dev.vfrace.chart.Frame;
import dev.vfrace.chart.LogScale;
import dev.vfrace.chart.Ruler;
import dev.vfrace.count.Metric;
import dev.vfrace.markup.Content;
import dev.vfrace.markup.Element;
import dev.vfrace.model.Gates;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateColumn;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each program saw and did: a line each in a picture, and every rate in a table. */
final class OutcomesSection {

  private final RunResult run;
  private final Outline outline;
  private final Metric about;
  private final List<Map.Entry<String, ObserverResult>> programs;

  private OutcomesSection(RunResult run, Outline outline) {
    this.run = run;
    this.outline = outline;
    this.about = run.about();
    this.programs =
        Ranking.worstFirst(run.observers(), about).stream()
            .filter(entry -> entry.getValue().trials() > 0)
            .toList();
  }

  static Element of(RunResult run, Outline outline) {
    return new OutcomesSection(run, outline).element();
  }

  /** Without the table of every rate. */
  static Element brief(RunResult run, Outline outline) {
    return new OutcomesSection(run, outline).brief();
  }

  private Element element() {
    Element section = brief();
    return programs.isEmpty()
        ? section
        : section.add(
            all().folded("Every rate of every program"),
            Element.of("details").add(Element.of("summary", "What the words mean"), meanings()));
  }

  private Element brief() {
    Element section = outline.section("outcomes", "Outcomes by program");
    if (programs.isEmpty()) {
      return section.add(Figure.paragraph("No program had a chance."));
    }
    section.add(
        Figure.paragraph(
            "%s: %s. A trial is a cycle in which the program had its chance."
                .formatted(about.word(), Words.meaning(about))),
        Element.of("figure")
            .add(
                Element.of(
                    "figcaption",
                    "%s, rate by trial with its 95 %% interval; dashed: it never happened, and the"
                            .formatted(about.word())
                        + " line ends at the bound that leaves"),
                forest()),
        main().element());
    addWithoutChance(section);
    return section;
  }

  private void addWithoutChance(Element section) {
    List<String> names =
        run.observers().entrySet().stream()
            .filter(entry -> entry.getValue().trials() == 0)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!names.isEmpty()) {
      section.add(
          Figure.paragraph(
              "Without a chance in this scenario: %s (%s)."
                  .formatted(Quantity.count(names.size(), "program"), String.join(", ", names))));
    }
  }

  private Element forest() {
    double least =
        programs.stream()
            .map(entry -> entry.getValue().rate(about))
            .filter(rate -> rate.trials() > 0)
            .map(Rate::interval)
            .mapToDouble(it -> it.low() > 0 ? it.low() : it.high())
            .min()
            .orElse(1e-6);
    LogScale scale = LogScale.decades(Math.min(0.1, least / 2), 1);
    List<ForestChart.Line> lines = new ArrayList<>();
    for (Map.Entry<String, ObserverResult> entry : programs) {
      Rate rate = entry.getValue().rate(about);
      if (rate.trials() > 0) {
        Interval interval = rate.interval();
        lines.add(
            new ForestChart.Line(
                entry.getKey(),
                rate.count() == 0 ? Double.NaN : rate.rate(),
                interval.low(),
                interval.high(),
                rate.count() == 0 ? "plain" : "bad"));
      }
    }
    return ForestChart.of(
        outline.id("chart-outcomes"),
        new Frame.Words(
            "How often each program " + Words.did(about),
            "A line for each of %s, the most frequent first; the table below has the figures."
                .formatted(Quantity.count(lines.size(), "program"))),
        new Ruler("rate by trial (logarithmic)", scale, RateTicks::text),
        Double.NaN,
        lines);
  }

  private DataTable main() {
    RateColumn column =
        RateColumn.of(programs.stream().map(entry -> entry.getValue().rate(about)).toList());
    DataTable table =
        DataTable.of("%s by program, the worst first".formatted(about.word()))
            .words("program", "leaves the VF alone by")
            .figures("count", "trials", "rate", "95 % interval");
    for (Map.Entry<String, ObserverResult> entry : programs) {
      Rate rate = entry.getValue().rate(about);
      Gates gates = run.identity().gates().get(entry.getKey());
      List<Content> row = new ArrayList<>();
      row.add(Figure.text(entry.getKey()));
      row.add(Figure.text(gates == null ? "" : gates.text()));
      row.add(Figure.count(rate.count()));
      row.add(Figure.count(rate.trials()));
      row.add(Figure.number(rate.rate(), column.rate(rate)));
      row.add(Figure.text(column.interval(rate)));
      table.row(row);
    }
    return table;
  }

  /** Every rate that had trials, of the image as a whole too. */
  private DataTable all() {
    DataTable table =
        DataTable.of("Every rate, as in the JSON of the run")
            .words("program", "metric")
            .figures("count", "trials", "rate", "low", "high");
    run.image().ifPresent(whole -> addAll(table, run.identity().image().orElse(""), whole));
    programs.forEach(entry -> addAll(table, entry.getKey(), entry.getValue()));
    return table;
  }

  private static void addAll(DataTable table, String name, ObserverResult observer) {
    for (Metric metric : Metric.values()) {
      Rate rate = observer.rate(metric);
      if (rate.trials() > 0) {
        Interval interval = rate.interval();
        table.row(
            List.of(
                Figure.text(name),
                Figure.text(metric.word()),
                Figure.count(rate.count()),
                Figure.count(rate.trials()),
                Figure.number(rate.rate(), RateFormat.rate(rate)),
                Figure.number(interval.low(), RateFormat.value(interval.low())),
                Figure.number(interval.high(), RateFormat.value(interval.high()))));
      }
    }
  }

  private static Element meanings() {
    Element list = Element.of("dl");
    for (Metric metric : Metric.values()) {
      list.add(Element.of("dt", metric.word()), Element.of("dd", Words.meaning(metric)));
    }
    return list;
  }
}
