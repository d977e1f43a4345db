package dev.vfrace.agreement;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Durations;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells how far a lab run and its prediction agree. */
public final class AgreementText {

  private static final int PERCENT = 100;

  private final AgreementTable table;

  /** A teller. */
  public AgreementText(AgreementTable table) {
    this.table = table;
  }

  /** The whole text on a page, each line ended. */
  public String text(Page page) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "kernel %s · %s · times of every second cycle predict, outcomes of the others are measured"
            .formatted(table.design(), Quantity.count(table.cycles(), "cycle")));
    if (table.foreign() > 0) {
      lines.add(Quantity.count(table.foreign(), "line") + " of the data belong to no cycle");
    }
    lines.add("");
    lines.addAll(cells(page));
    lines.add("");
    lines.add(
        "inside the interval: %d of %d together, %d of %d apart; worst deviation %s and %s points"
            .formatted(
                table.inside(AgreementTable.Cell::joint),
                table.cells().size(),
                table.inside(AgreementTable.Cell::apart),
                table.cells().size(),
                points(table.worst(AgreementTable.Cell::joint)),
                points(table.worst(AgreementTable.Cell::apart))));
    lines.add(
        "outcomes that contradict the traced times: %s of %s"
            .formatted(
                Quantity.count(table.contradictions().count()),
                Quantity.count(table.contradictions().trials(), "cycle")));
    table
        .drifts()
        .forEach(
            (gate, drift) ->
                lines.add(
                    "drift, %s missed in the first half of the run and in the second, %%: %s and %s%s"
                        .formatted(
                            gate,
                            percent(drift.first()),
                            percent(drift.second()),
                            drift.isSeen()
                                ? "; more than chance: halves that alternate cycle by cycle share"
                                    + " it, another boot would not"
                                : "; no more than chance")));
    table.notPredicted().forEach(it -> lines.add("not predicted: " + it));
    table.doubts().forEach(it -> lines.add("untrusted: " + it));
    return page.text(lines);
  }

  private List<String> cells(Page page) {
    TextTable text = TextTable.ofFigures();
    text.heads(
        "without, after",
        "measured %",
        "95 %",
        "cycles",
        "together %",
        "",
        "apart %",
        "",
        "used half %");
    text.mayLack("used half %", 8);
    text.mayLack("cycles", 3);
    for (AgreementTable.Cell cell : table.cells()) {
      Interval interval = cell.measured().interval();
      text.add(
          "%s, %s".formatted(cell.gate().key(), Durations.text((double) cell.delay())),
          percent(cell.measured()),
          "%s-%s".formatted(points(interval.low()), points(interval.high())),
          Quantity.count(cell.measured().trials()),
          percent(cell.joint()),
          cell.holds(cell.joint()) ? "in" : "OUT",
          percent(cell.apart()),
          cell.holds(cell.apart()) ? "in" : "OUT",
          percent(cell.used()));
    }
    return text.lines(page);
  }

  private static String percent(Rate rate) {
    return rate.count() == 0 ? "0 of " + Quantity.count(rate.trials()) : points(rate.rate());
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%.1f", PERCENT * share);
  }
}
