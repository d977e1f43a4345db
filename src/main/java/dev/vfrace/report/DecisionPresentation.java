package dev.vfrace.report;

import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.DesignFigures;
import dev.vfrace.text.Page;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The designs of a suite side by side in every form.
 *
 * @param table the designs
 */
public record DecisionPresentation(DecisionTable table) implements Presentation {

  @Override
  public String text(Page page) {
    return new DecisionReport(table).plain(page);
  }

  @Override
  public Document document() {
    return DecisionJson.document(table);
  }

  @Override
  public String markdown() {
    return new DecisionReport(table).markdown();
  }

  @Override
  public String csv() {
    Grid grid = new Grid();
    grid.add(with(table.heads(), "timing", "with", "scenarios"));
    String others = String.join("; ", table.others());
    table
        .designs()
        .forEach(
            design ->
                grid.add(
                    with(
                        table.row(design),
                        design.plugged().identity().timingAsRun(),
                        others,
                        scenarios(design))));
    return grid.csv();
  }

  private static String scenarios(DesignFigures design) {
    return Stream.of(design.plugged(), design.booted(), design.alone())
        .map(run -> run.identity().scenarioAsRun())
        .collect(Collectors.joining("; "));
  }

  private static List<String> with(List<String> cells, String... more) {
    return Stream.concat(cells.stream(), Stream.of(more)).toList();
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
    return table.designs().stream()
        .flatMap(design -> Stream.of(design.plugged(), design.booted(), design.alone()))
        .flatMap(run -> run.raw().stream())
        .toList();
  }
}
