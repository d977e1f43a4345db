package dev.vfrace.report;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.study.Agreement;
import dev.vfrace.study.OracleCheck;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/** Puts a threaded run beside the oracle's, rate by rate. */
public final class AgreementReport {

  private final OracleCheck check;

  /** A report on two runs of one campaign. */
  public AgreementReport(OracleCheck check) {
    this.check = check;
  }

  /** The table, and a line in words. */
  public String text(Page page) {
    List<Agreement> all = check.agreements();
    TextTable table = TextTable.ofFigures();
    table.heads("program", "metric", "oracle", "threaded", "95 % interval of the ratio", "agree");
    for (Agreement it : all) {
      table.add(
          it.program(),
          it.metric().word(),
          Quantity.count(it.oracle().count()),
          Quantity.count(it.threaded().count()),
          "%.4g to %.4g".formatted(it.ratio().low(), it.ratio().high()),
          it.holds() ? "yes" : "NO");
    }
    List<String> lines = new ArrayList<>(what());
    lines.add("");
    lines.addAll(table.lines(page));
    lines.add("");
    lines.addAll(conclusion());
    return page.text(lines);
  }

  /** What was run. */
  List<String> what() {
    RunResult threaded = check.threaded();
    List<String> lines = new ArrayList<>();
    lines.add(
        "kernel %s · scenario %s · timing %s · seed %d"
            .formatted(
                threaded.identity().kernelAsRun(),
                threaded.identity().scenarioAsRun(),
                threaded.identity().timingAsRun(),
                threaded.identity().seed()));
    lines.addAll(TextReport.others(threaded.identity()));
    lines.add(side("oracle", check.oracle()));
    lines.add(side("threaded", threaded));
    return lines;
  }

  /** What it comes to. */
  List<String> conclusion() {
    if (check.incomplete()) {
      return List.of("INCOMPLETE: a run ended early, so the two cannot be compared.");
    }
    List<Agreement> all = check.agreements();
    long disagree = all.stream().filter(it -> !it.holds()).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        disagree == 0
            ? "The threads agree with the oracle on all %d rates.".formatted(all.size())
            : "The threads disagree with the oracle on %d of %d rates."
                .formatted(disagree, all.size()));
    check.threaded().distrust().forEach(reason -> lines.add("untrusted: " + reason));
    return lines;
  }

  private static String side(String name, RunResult result) {
    return "%-9s %s, pace %s, %s, %s cycles/s"
        .formatted(
            name,
            Quantity.count(result.identity().threads(), "thread"),
            result.clock().pace(),
            Quantity.count(result.volume().cycles(), "cycle"),
            Quantity.number(result.volume().cyclesPerSecond()));
  }
}
