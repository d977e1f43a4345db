package dev.vfrace.report;

import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.Rate;
import dev.vfrace.study.FieldReport;
import dev.vfrace.study.FieldReportTable;
import dev.vfrace.text.Page;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Field reports beside what was measured, in every form.
 *
 * @param table of them
 */
public record FieldReportPresentation(FieldReportTable table) implements Presentation {

  @Override
  public String text(Page page) {
    return table.text(page);
  }

  @Override
  public Document document() {
    return new FieldReportJson().document(table);
  }

  @Override
  public String markdown() {
    Grid grid = new Grid();
    grid.add(List.of("report", "where", "kernel", "scenario", "rate", "reported", "vfrace", ""));
    for (FieldReportTable.Check check : table.checks()) {
      FieldReport report = check.report();
      grid.add(
          List.of(
              report.name(),
              report.where(),
              check.run().identity().kernelAsRun(),
              check.run().identity().scenarioAsRun(),
              report.rate().word(),
              report.claimed(),
              RateFormat.observed(check.rate()),
              check.word()));
    }
    List<String> lines = new ArrayList<>();
    Headings.of(table).forEach(line -> lines.add(line + "  "));
    lines.add("");
    lines.addAll(grid.markdown());
    if (verdict() == Verdict.UNTRUSTED) {
      lines.add("");
      lines.add("**NOT TO BE QUOTED**");
      table.doubts().forEach(reason -> lines.add("* " + reason));
    }
    return String.join("\n", lines) + "\n";
  }

  @Override
  public String csv() {
    Grid grid = new Grid();
    grid.add(
        List.of(
            "report",
            "where",
            "kernel",
            "scenario",
            "timing",
            "rate",
            "claimLow",
            "claimHigh",
            "count",
            "trials",
            "low",
            "high",
            "agrees"));
    for (FieldReportTable.Check check : table.checks()) {
      FieldReport report = check.report();
      Rate rate = check.rate();
      grid.add(
          List.of(
              report.name(),
              report.where(),
              check.run().identity().kernelAsRun(),
              check.run().identity().scenarioAsRun(),
              check.run().identity().timingAsRun(),
              report.rate().word(),
              CsvReport.number(report.claim().low()),
              CsvReport.number(report.claim().high()),
              Long.toString(rate.count()),
              Long.toString(rate.trials()),
              CsvReport.number(rate.interval().low()),
              CsvReport.number(rate.interval().high()),
              Boolean.toString(check.agrees())));
    }
    return grid.csv();
  }

  @Override
  public Letter letter() {
    return Letters.of(table);
  }

  @Override
  public TestReport tests() {
    return TestReports.of(table);
  }

  @Override
  public Verdict verdict() {
    return table.verdict();
  }

  @Override
  public List<RawRun> runs() {
    return table.checks().stream().flatMap(check -> check.run().raw().stream()).toList();
  }
}
