package dev.vfrace.report;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.question.ExpectationResult;
import dev.vfrace.question.Verdict;
import dev.vfrace.text.RateColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as Markdown: what was run, a table of the programs, and what it comes to. */
public final class MarkdownReport implements Report {

  @Override
  public String render(RunResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "**kernel %s · scenario %s · timing %s%s** (vfrace %s)%s"
            .formatted(
                result.identity().kernelAsRun(),
                result.identity().scenarioAsRun(),
                result.identity().timingAsRun(),
                ImageLines.name(result.identity()).stream()
                    .map(" · "::concat)
                    .collect(Collectors.joining()),
                result.identity().version(),
                result.volume().incomplete() ? " · **INCOMPLETE**" : ""));
    lines.add("");
    ImageLines.programs(result).forEach(line -> lines.add(line + "  "));
    lines.addAll(TextReport.others(result.identity()));
    lines.add(TextReport.howMuch(result.identity(), result.volume()));
    lines.add("");
    lines.addAll(table(result).markdown());
    lines.add("");
    lines.addAll(ObserverTable.withoutChance(result));
    ImageLines.whole(result).ifPresent(text -> lines.add("Image, " + text + "."));
    TextReport.estimates(result).ifPresent(lines::add);
    lines.add("Rates by trial; beside each its 95 % interval.");
    result
        .blocks()
        .ifPresent(blocks -> lines.add("Intervals come from between %d blocks.".formatted(blocks)));
    result.clock().parted().ifPresent(words -> lines.add("Clock: " + words + "."));
    for (ExpectationResult expectation : result.expectationResults()) {
      lines.add("* " + expectation.sentence());
    }
    if (result.verdict() == Verdict.UNTRUSTED) {
      lines.add("");
      lines.add("**NOT TO BE QUOTED**");
      result.distrust().forEach(reason -> lines.add("* " + reason));
    }
    return String.join("\n", lines) + "\n";
  }

  private static Grid table(RunResult result) {
    Grid grid = new Grid();
    grid.add(
        Stream.concat(Stream.of("program"), Arrays.stream(Metric.values()).map(Metric::word))
            .toList());
    List<Map.Entry<String, ObserverResult>> programs = ObserverTable.withChance(result);
    for (Map.Entry<String, ObserverResult> entry : programs) {
      List<String> row = new ArrayList<>();
      row.add(entry.getKey());
      for (Metric metric : Metric.values()) {
        RateColumn column =
            RateColumn.of(programs.stream().map(it -> it.getValue().rate(metric)).toList());
        row.add(column.observed(entry.getValue().rate(metric)));
      }
      grid.add(row);
    }
    return grid;
  }
}
