package dev.vfrace.report;

import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.study.Change;
import dev.vfrace.study.Sensitivity;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import java.util.List;

/**
 * What estimates do to rates, in every form.
 *
 * @param sensitivity what was measured
 */
public record SensitivityPresentation(Sensitivity sensitivity) implements Presentation {

  @Override
  public String text(Page page) {
    return new SensitivityReport(sensitivity, page.emphasis()).text(page);
  }

  @Override
  public Document document() {
    return SensitivityJson.document(sensitivity);
  }

  @Override
  public String markdown() {
    return new SensitivityReport(sensitivity, Emphasis.NONE).markdown();
  }

  @Override
  public String csv() {
    Grid grid = new Grid();
    grid.add(
        List.of(
            "figure",
            "change",
            "design",
            "program",
            "metric",
            "countGiven",
            "countVaried",
            "trialsGiven",
            "trialsVaried",
            "ratioLow",
            "ratioHigh",
            "paired"));
    for (Sensitivity.Movement moved : sensitivity.movements()) {
      Change change = moved.change();
      grid.add(
          List.of(
              moved.variation().figure(),
              moved.variation().change(),
              moved.design(),
              moved.program(),
              sensitivity.metric().word(),
              Long.toString(change.before().count()),
              Long.toString(change.after().count()),
              Long.toString(change.before().trials()),
              Long.toString(change.after().trials()),
              CsvReport.number(change.ratio().low()),
              CsvReport.number(change.ratio().high()),
              Boolean.toString(change.isPaired())));
    }
    return grid.csv();
  }

  @Override
  public Letter letter() {
    return Letters.of(sensitivity);
  }

  @Override
  public TestReport tests() {
    return TestReports.of(sensitivity);
  }

  @Override
  public Verdict verdict() {
    return sensitivity.verdict();
  }

  @Override
  public List<RawRun> runs() {
    return sensitivity.given().stream().flatMap(run -> run.raw().stream()).toList();
  }
}
