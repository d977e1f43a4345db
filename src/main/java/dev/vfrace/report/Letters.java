package dev.vfrace.report;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.question.ExpectationResult;
import dev.vfrace.question.Verdict;
import dev.vfrace.statistics.Rate;
import dev.vfrace.study.Agreement;
import dev.vfrace.study.Change;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.DesignFigures;
import dev.vfrace.study.FieldReportTable;
import dev.vfrace.study.OracleCheck;
import dev.vfrace.study.RatioFormat;
import dev.vfrace.study.Sensitivity;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a mailing list is told of each kind of result. */
final class Letters {

  private static final List<String> RATE_HEADS =
      List.of("program", "metric", "rate", "95 % interval", "count");

  private Letters() {}

  static Letter of(RunResult run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(RATE_HEADS);
    List<String> without = new ArrayList<>();
    for (Map.Entry<String, ObserverResult> entry : ObserverTable.withChance(run)) {
      List<List<String>> ofProgram = rows(entry.getKey(), entry.getValue());
      rows.addAll(ofProgram);
      if (ofProgram.isEmpty()) {
        without.add(entry.getKey());
      }
    }
    List<String> notes = new ArrayList<>();
    if (!without.isEmpty()) {
      notes.add("nothing happened to: " + String.join(", ", without));
    }
    notes.addAll(ObserverTable.withoutChance(run));
    ImageLines.whole(run).ifPresent(notes::add);
    notes.addAll(new Findings(run).lines());
    TextReport.estimates(run).ifPresent(notes::add);
    run.clock().parted().ifPresent(notes::add);
    run.expectationResults().stream().map(ExpectationResult::sentence).forEach(notes::add);
    notes.add("verdict: " + run.verdict().word());
    run.distrust().forEach(reason -> notes.add("because: " + reason));
    return new Letter(Headings.of(run), rows, notes, new RunPresentation(run).runs());
  }

  private static List<List<String>> rows(String program, ObserverResult observer) {
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      Rate rate = observer.rate(metric);
      if (rate.count() > 0) {
        rows.add(
            List.of(
                program,
                metric.word(),
                RateFormat.rate(rate),
                RateFormat.interval(rate.interval()),
                "%s of %s".formatted(Quantity.count(rate.count()), Quantity.count(rate.trials()))));
      }
    }
    return rows;
  }

  static Letter of(Contrast contrast) {
    List<Contrast.Row> all = contrast.rows();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("program", "metric", "A", "B", "95 % of B/A", "change"));
    for (Contrast.Row row : ContrastReport.changed(all)) {
      Change change = row.change();
      rows.add(
          List.of(
              row.program(),
              row.metric().word(),
              rate(change.before()),
              rate(change.after()),
              RatioFormat.interval(change.ratio()),
              change.kind().word()));
    }
    List<String> notes = new ArrayList<>();
    ContrastReport.same(all).ifPresent(notes::add);
    notes.addAll(ContrastReport.onlyInOne(contrast));
    notes.add(ContrastReport.summary(all));
    notes.addAll(ContrastReport.estimates(contrast));
    contrast.runA().distrust().forEach(reason -> notes.add("untrusted: A: " + reason));
    contrast.runB().distrust().forEach(reason -> notes.add("untrusted: B: " + reason));
    return new Letter(
        Headings.of(contrast), rows, notes, new ContrastPresentation(contrast).runs());
  }

  static Letter of(DecisionTable table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("design", "figure", "value"));
    for (DesignFigures design : table.designs()) {
      List<String> cells = table.row(design);
      for (int column = 1; column < cells.size(); column++) {
        rows.add(List.of(cells.get(0), table.heads().get(column), cells.get(column)));
      }
    }
    List<String> notes = new ArrayList<>(table.legend());
    notes.add(table.precision());
    notes.addAll(new DecisionReport(table).estimates());
    table.designs().forEach(design -> notes.add("* " + table.sentence(design)));
    notes.addAll(table.parted());
    table.doubts().forEach(doubt -> notes.add("NOT TO BE QUOTED: " + doubt));
    return new Letter(Headings.of(table), rows, notes, new DecisionPresentation(table).runs());
  }

  static Letter of(Sensitivity sensitivity) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("figure", "varied", "design", "program", "rate", "becomes", "95 % of ratio"));
    for (Sensitivity.Movement moved : sensitivity.movements()) {
      Change change = moved.change();
      rows.add(
          List.of(
              moved.variation().figure(),
              moved.variation().change(),
              moved.design(),
              moved.program(),
              rate(change.before()),
              rate(change.after()),
              RatioFormat.interval(change.ratio())));
    }
    return new Letter(
        Headings.of(sensitivity),
        rows,
        new SensitivityReport(sensitivity, Emphasis.NONE).below(),
        new SensitivityPresentation(sensitivity).runs());
  }

  static Letter of(FieldReportTable table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("report", "rate", "reported", "vfrace", "95 % interval", "verdict"));
    List<String> notes = new ArrayList<>();
    for (FieldReportTable.Check check : table.checks()) {
      rows.add(
          List.of(
              check.report().name(),
              check.report().rate().word(),
              check.report().claimed(),
              rate(check.rate()),
              RateFormat.interval(check.rate().interval()),
              check.word()));
      notes.add(
          "* %s (%s, kernel %s, scenario %s): %s. %s"
              .formatted(
                  check.report().name(),
                  check.report().where(),
                  check.run().identity().kernelAsRun(),
                  check.run().identity().scenarioAsRun(),
                  check.report().says(),
                  check.report().why()));
    }
    if (table.verdict() == Verdict.UNTRUSTED) {
      table.doubts().forEach(doubt -> notes.add("NOT TO BE QUOTED: " + doubt));
    }
    return new Letter(Headings.of(table), rows, notes, new FieldReportPresentation(table).runs());
  }

  static Letter of(OracleCheck check) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("program", "metric", "oracle", "threaded", "95 % of ratio", "agree"));
    for (Agreement it : check.agreements()) {
      rows.add(
          List.of(
              it.program(),
              it.metric().word(),
              Quantity.count(it.oracle().count()),
              Quantity.count(it.threaded().count()),
              RatioFormat.interval(it.ratio()),
              it.holds() ? "yes" : "NO"));
    }
    return new Letter(
        Headings.of(check),
        rows,
        new AgreementReport(check).conclusion(),
        new OraclePresentation(check).runs());
  }

  private static String rate(Rate rate) {
    return rate.trials() == 0 ? "-" : RateFormat.rate(rate);
  }
}
