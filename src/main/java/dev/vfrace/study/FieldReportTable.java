package dev.vfrace.study;

import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.Stopped;
import dev.vfrace.question.Verdict;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Page;
import dev.vfrace.text.RateColumn;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Field reports beside what was measured: schema {@code vfrace.reports/1}.
 *
 * @param checks in their order
 */
public record FieldReportTable(List<Check> checks) implements Conclusion {

  /** The name and version of the JSON form. */
  public static final String SCHEMA = "vfrace.reports/1";

  /**
   * One report and the run that stands for it.
   *
   * @param report what was reported
   * @param run what was measured
   */
  public record Check(FieldReport report, RunResult run) {

    /** The rate that the report is about. */
    public Rate rate() {
      return report.rate().of(run);
    }

    /** Whether anything was. */
    public boolean isMeasured() {
      return rate().trials() > 0;
    }

    /** Both agree, differ, or cannot be told. */
    public String word() {
      if (!isMeasured()) {
        return "not measured";
      }
      return agrees() ? "agrees" : "DIFFERS";
    }

    /** Whether both agree; not if nothing was measured. */
    public boolean agrees() {
      return isMeasured() && report.agrees(rate().interval());
    }
  }

  /** Defensive copy. */
  public FieldReportTable {
    checks = List.copyOf(checks);
  }

  /** Whether all runs are trusted, complete, and agree. */
  @Override
  public Verdict verdict() {
    if (checks.stream().anyMatch(check -> check.run().verdict() == Verdict.UNTRUSTED)) {
      return Verdict.UNTRUSTED;
    }
    Optional<Verdict> early = Stopped.verdict(checks.stream().map(Check::run));
    if (early.isPresent()) {
      return early.get();
    }
    if (checks.stream().anyMatch(check -> check.isMeasured() && !check.agrees())) {
      return Verdict.FAIL;
    }
    boolean complete =
        checks.stream().allMatch(check -> check.isMeasured() && !check.run().volume().incomplete());
    return complete ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  private static String run(RunIdentity run) {
    List<String> parts = new ArrayList<>();
    parts.add("run with timing " + run.timingAsRun());
    parts.addAll(run.departures().others());
    return String.join(" · ", parts);
  }

  /** What was run, a line for all that are alike. */
  public List<String> runs() {
    return checks.stream().map(check -> run(check.run().identity())).distinct().toList();
  }

  /** Why it is not to be quoted. */
  public List<String> doubts() {
    return checks.stream().flatMap(check -> Doubts.of(check.run()).stream()).distinct().toList();
  }

  /** The text on a page. */
  public String text(Page page) {
    TextTable columns = TextTable.ofWords();
    columns.heads("report", "where", "kernel", "scenario", "rate", "reported", "vfrace", "");
    columns.mayLack("where", 1);
    columns.mayLack("kernel", 2);
    columns.mayLack("scenario", 3);
    RateColumn measured = RateColumn.of(checks.stream().map(Check::rate).toList());
    for (Check check : checks) {
      FieldReport report = check.report();
      columns.add(
          report.name(),
          report.where(),
          check.run().identity().kernelAsRun(),
          check.run().identity().scenarioAsRun(),
          report.rate().word(),
          report.claimed(),
          measured.rate(check.rate()),
          check.word());
    }
    List<String> lines = new ArrayList<>(columns.lines(page));
    lines.add("");
    for (Check check : checks) {
      lines.add(
          "%s: %s. %s"
              .formatted(check.report().name(), check.report().says(), check.report().why()));
    }
    lines.addAll(runs());
    lines.addAll(Clocks.parted(checks.stream().map(Check::run)));
    List<String> doubts = doubts();
    if (!doubts.isEmpty()) {
      lines.add("");
      lines.add("NOT TO BE QUOTED:");
      doubts.forEach(doubt -> lines.add("! " + doubt));
    }
    return page.text(lines);
  }
}
