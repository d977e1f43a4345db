package dev.vfrace.report;

import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.FieldReportTable;
import dev.vfrace.study.OracleCheck;
import dev.vfrace.study.Sensitivity;
import dev.vfrace.text.Emphasis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was run, in lines that stand above any form. */
final class Headings {

  private static final String SEPARATOR = " · ";

  private Headings() {}

  static List<String> of(RunResult run) {
    List<String> lines = new ArrayList<>();
    lines.add("vfrace %s · %s".formatted(run.identity().version(), asRun(run.identity())));
    lines.add(howMuch(run));
    return lines;
  }

  static List<String> of(Contrast contrast) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "vfrace %s · %s %s and %s"
            .formatted(
                contrast.runA().identity().version(),
                contrast.kind(),
                contrast.nameA(),
                contrast.nameB()));
    lines.add("A  " + asRun(contrast.runA().identity()));
    lines.add("B  " + asRun(contrast.runB().identity()));
    lines.add("each " + howMuch(contrast.runA()));
    return lines;
  }

  static List<String> of(DecisionTable table) {
    return new DecisionReport(table).head();
  }

  static List<String> of(Sensitivity sensitivity) {
    SensitivityReport report = new SensitivityReport(sensitivity, Emphasis.NONE);
    return List.of(report.what(), report.howMuch());
  }

  static List<String> of(FieldReportTable table) {
    String version =
        table.checks().stream()
            .findFirst()
            .map(check -> " " + check.run().identity().version())
            .orElse("");
    return Stream.concat(
            Stream.of("vfrace%s · field reports".formatted(version)), table.runs().stream())
        .toList();
  }

  static List<String> of(OracleCheck check) {
    return Stream.concat(
            Stream.of("vfrace " + check.oracle().identity().version()),
            new AgreementReport(check).what().stream())
        .toList();
  }

  /** Kernel, scenario, timing and image, with all that departs from what comes with vfrace. */
  static String asRun(RunIdentity run) {
    return Stream.concat(Stream.of(named(run)), TextReport.others(run).stream())
        .collect(Collectors.joining(SEPARATOR));
  }

  /** Kernel, scenario, timing and image as they were run. */
  static String named(RunIdentity run) {
    return Stream.concat(
            Stream.of(
                "kernel " + run.kernelAsRun(),
                "scenario " + run.scenarioAsRun(),
                "timing " + run.timingAsRun()),
            ImageLines.name(run).stream())
        .collect(Collectors.joining(SEPARATOR));
  }

  private static String howMuch(RunResult run) {
    String text = TextReport.howMuch(run.identity(), run.volume());
    return run.volume().incomplete()
        ? "%s · INCOMPLETE (%s)".formatted(text, run.volume().stopped().word())
        : text;
  }
}
