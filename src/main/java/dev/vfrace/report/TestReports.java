package dev.vfrace.report;

import dev.vfrace.analysis.ControlResult;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.question.ExpectationResult;
import dev.vfrace.question.Verdict;
import dev.vfrace.report.TestPoint.Status;
import dev.vfrace.statistics.Interval;
import dev.vfrace.study.Agreement;
import dev.vfrace.study.Change;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.DesignFigures;
import dev.vfrace.study.FieldReportTable;
import dev.vfrace.study.OracleCheck;
import dev.vfrace.study.RatioFormat;
import dev.vfrace.study.Sensitivity;
import dev.vfrace.study.Shortcomings;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which tests a result consists of. Whether it is to be trusted comes before what it says. */
final class TestReports {

  private TestReports() {}

  /** Of a run: its controls, its clock, and each expectation. */
  static TestReport of(RunResult run) {
    List<TestPoint> points = new ArrayList<>(trust("", run));
    for (ExpectationResult it : run.expectationResults()) {
      points.add(point(it.expectation().expression(), run, decided(it), it.observation()));
    }
    return new TestReport("run", Headings.of(run), points, run.raw().stream().toList());
  }

  /** Of two runs: of each whether it is trusted, and what became of each rate. */
  static TestReport of(Contrast contrast) {
    List<TestPoint> points = new ArrayList<>();
    points.addAll(trust(contrast.nameA() + " ", contrast.runA()));
    points.addAll(trust(contrast.nameB() + " ", contrast.runB()));
    for (Contrast.Row row : contrast.rows()) {
      points.add(
          point(
              row.program() + " " + row.metric().word(),
              contrast.verdict(),
              decided(row.change()),
              reason(row.change())));
    }
    return new TestReport(
        "compare", Headings.of(contrast), points, new ContrastPresentation(contrast).runs());
  }

  /** Of a suite: each design, which passes if it fails nothing that was measured. */
  static TestReport of(DecisionTable table) {
    List<TestPoint> points = new ArrayList<>();
    for (DesignFigures design : table.designs()) {
      List<String> clauses = design.isMeasured() ? Shortcomings.of(design) : List.of();
      Status status =
          !design.isMeasured() ? Status.SKIP : clauses.isEmpty() ? Status.PASS : Status.FAIL;
      points.add(point(design.nameAsRun(), table.verdict(), status, table.sentence(design)));
    }
    return new TestReport(
        "suite", Headings.of(table), points, new DecisionPresentation(table).runs());
  }

  /**
   * Of estimates: with two designs or more each conclusion on them, which passes if it holds
   * whatever was varied; with one each figure, which passes if it moved nothing.
   */
  static TestReport of(Sensitivity sensitivity) {
    List<TestPoint> points = new ArrayList<>();
    if (sensitivity.conclusions().isEmpty()) {
      addFigures(sensitivity, points);
    }
    for (int other = 0; other < sensitivity.conclusions().size(); other++) {
      addConclusions(sensitivity, other, points);
    }
    return new TestReport(
        "sensitivity",
        Headings.of(sensitivity),
        points,
        new SensitivityPresentation(sensitivity).runs());
  }

  private static void addFigures(Sensitivity sensitivity, List<TestPoint> points) {
    List<String> still = sensitivity.withoutEffect();
    sensitivity.variations().stream()
        .map(run -> run.variation().figure())
        .distinct()
        .forEach(
            figure ->
                points.add(
                    point(
                        figure,
                        sensitivity.verdict(),
                        still.contains(figure) ? Status.PASS : Status.FAIL,
                        still.contains(figure) ? "moves nothing" : "moves a rate")));
  }

  private static void addConclusions(Sensitivity study, int other, List<TestPoint> points) {
    String design = study.designs().get(other + 1);
    study
        .conclusions()
        .get(other)
        .forEach(
            (program, given) -> {
              List<String> broken =
                  study.broken().stream()
                      .filter(it -> it.design().equals(design) && it.program().equals(program))
                      .map(it -> it.change().kind().word() + " at " + it.variation().name())
                      .toList();
              Status status =
                  given.kind() == Change.Kind.INCONCLUSIVE
                      ? Status.SKIP
                      : broken.isEmpty() ? Status.PASS : Status.FAIL;
              points.add(
                  point(
                      "%s to %s, %s".formatted(study.designs().get(0), design, program),
                      study.verdict(),
                      status,
                      String.join(
                          "; ",
                          Stream.concat(Stream.of(given.kind().word()), broken.stream())
                              .toList())));
            });
  }

  /** Of field reports: each case. */
  static TestReport of(FieldReportTable table) {
    List<TestPoint> points = new ArrayList<>();
    for (FieldReportTable.Check check : table.checks()) {
      Status status =
          !check.isMeasured() ? Status.SKIP : check.agrees() ? Status.PASS : Status.FAIL;
      points.add(
          point(
              check.report().name(),
              check.run(),
              status,
              "reported %s, observed %s"
                  .formatted(check.report().claimed(), RateFormat.observed(check.rate()))));
    }
    return new TestReport(
        "reports", Headings.of(table), points, new FieldReportPresentation(table).runs());
  }

  /** Of a campaign on threads and on the oracle: each rate. */
  static TestReport of(OracleCheck check) {
    List<TestPoint> points = new ArrayList<>(trust("threaded ", check.threaded()));
    for (Agreement it : check.agreements()) {
      Status decided = it.holds() ? Status.PASS : Status.FAIL;
      Interval ratio = it.ratio();
      points.add(
          new TestPoint(
              it.program() + " " + it.metric().word(),
              check.incomplete() ? Status.SKIP : decided,
              "%d on the oracle, %d on threads, ratio %s"
                  .formatted(
                      it.oracle().count(), it.threaded().count(), RatioFormat.interval(ratio))));
    }
    return new TestReport(
        "check", Headings.of(check), points, new OraclePresentation(check).runs());
  }

  /** The controls, and the clock, of a run. */
  private static List<TestPoint> trust(String of, RunResult run) {
    List<TestPoint> points = new ArrayList<>();
    run.controls().forEach((name, control) -> points.add(control(of + "control " + name, control)));
    points.add(
        new TestPoint(
            of + "clock",
            run.doubts().isEmpty() ? Status.PASS : Status.ERROR,
            String.join("; ", run.doubts())));
    return points;
  }

  private static TestPoint control(String name, ControlResult control) {
    return new TestPoint(
        name,
        control.ok() ? Status.PASS : Status.ERROR,
        "expected %s, observed %s"
            .formatted(control.expected(), RateFormat.observed(control.observed())));
  }

  private static TestPoint point(String name, RunResult run, Status decided, String reason) {
    return point(name, run.verdict(), decided, reason);
  }

  /** What was decided, unless the whole is untrusted, or ended before it could be. */
  private static TestPoint point(String name, Verdict whole, Status decided, String reason) {
    return switch (whole) {
      case PASS, FAIL, INCONCLUSIVE -> new TestPoint(name, decided, reason);
      case UNTRUSTED, ERROR -> new TestPoint(name, Status.ERROR, whole.word() + "; " + reason);
      case INTERRUPTED -> new TestPoint(name, Status.SKIP, whole.word() + "; " + reason);
    };
  }

  private static Status decided(ExpectationResult result) {
    return switch (result.decision()) {
      case HOLDS -> Status.PASS;
      case FAILS -> Status.FAIL;
      case UNDECIDED -> Status.SKIP;
    };
  }

  private static Status decided(Change change) {
    return switch (change.kind()) {
      case FIXED, REDUCED, SAME -> Status.PASS;
      case WORSE -> Status.FAIL;
      case INCONCLUSIVE -> Status.SKIP;
    };
  }

  private static String reason(Change change) {
    return "%s; %s to %s, ratio %s"
        .formatted(
            change.words(),
            RateFormat.observed(change.before()),
            RateFormat.observed(change.after()),
            RatioFormat.interval(change.ratio()));
  }
}
