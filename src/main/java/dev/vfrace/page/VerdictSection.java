package dev.vfrace.page;

import dev.vfrace.analysis.ControlResult;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.markup.Element;
import dev.vfrace.report.Findings;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.util.List;
import java.util.Map;

/** The verdict on a run, and what it rests on. */
final class VerdictSection {

  private VerdictSection() {}

  static Element of(RunResult run, Outline outline) {
    Element section = outline.section("verdict", "Verdict and what it rests on");
    section.add(
        Element.of("p")
            .text("Verdict: ")
            .add(
                Element.of("strong", run.verdict().word())
                    .with("class", "badge " + kind(run))
                    .with("id", outline.id("verdict-word"))));
    List<String> reasons = run.reasons();
    if (!reasons.isEmpty()) {
      section.add(Figure.list(reasons));
    }
    section.add(Figure.list(new Findings(run).lines()));
    run.volume()
        .answer()
        .ifPresent(answer -> section.add(Figure.paragraph("It stopped since " + answer + ".")));
    addExpectations(section, run);
    addControls(section, run);
    return section;
  }

  private static String kind(RunResult run) {
    return switch (run.verdict()) {
      case PASS -> "good";
      case INCONCLUSIVE, INTERRUPTED -> "open";
      case FAIL, UNTRUSTED, ERROR -> "bad";
    };
  }

  private static void addExpectations(Element section, RunResult run) {
    if (run.expectations().isEmpty()) {
      return;
    }
    DataTable table =
        DataTable.of("What was asked to hold")
            .words("expectation", "decision")
            .figures("count", "trials", "rate", "95 % interval");
    run.expectationResults()
        .forEach(
            it ->
                table.row(
                    List.of(
                        Figure.text(it.expectation().expression()),
                        Figure.text(
                            switch (it.decision()) {
                              case HOLDS -> "holds";
                              case FAILS -> "does not hold";
                              case UNDECIDED -> "undecided";
                            }),
                        Figure.count(it.observed().count()),
                        Figure.count(it.observed().trials()),
                        Figure.number(it.observed().rate(), RateFormat.rate(it.observed())),
                        Figure.text(RateFormat.interval(it.observed().interval())))));
    section.add(table.element());
  }

  private static void addControls(Element section, RunResult run) {
    if (run.controls().isEmpty()) {
      return;
    }
    section.add(
        Figure.paragraph(
            "Controls are races whose answer is known, measured beside the run by the same"
                + " instrument. If one comes out wrong, the run is untrusted."));
    DataTable table =
        DataTable.of("Controls")
            .words("control", "came out")
            .figures("expected", "count", "trials", "observed", "95 % interval");
    for (Map.Entry<String, ControlResult> entry : run.controls().entrySet()) {
      ControlResult control = entry.getValue();
      table.row(
          List.of(
              Figure.text(entry.getKey()),
              Figure.text(control.ok() ? "right" : "WRONG"),
              Figure.text(control.expected()),
              Figure.text(Quantity.count(control.observed().count())),
              Figure.text(Quantity.count(control.observed().trials())),
              Figure.text(RateFormat.rate(control.observed())),
              Figure.text(RateFormat.interval(control.observed().interval()))));
    }
    section.add(table.element());
  }
}
