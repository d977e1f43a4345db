package dev.vfrace.report;

import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.text.Page;
import java.util.List;

/**
 * A run in every form.
 *
 * @param result of the run
 */
public record RunPresentation(RunResult result) implements Presentation {

  /** The same run, told with another metric in the middle. */
  public RunPresentation about(Metric metric) {
    RawRun raw = result.raw().orElseThrow(() -> new IllegalStateException("no raw run"));
    return new RunPresentation(ResultBuilder.build(raw.about(metric)));
  }

  @Override
  public String text(Page page) {
    return new TextReport(page).render(result);
  }

  @Override
  public Document document() {
    return new Document(JsonReport.tree(result));
  }

  @Override
  public String markdown() {
    return new MarkdownReport().render(result);
  }

  @Override
  public String csv() {
    return new CsvReport().render(result);
  }

  @Override
  public Letter letter() {
    return Letters.of(result);
  }

  @Override
  public TestReport tests() {
    return TestReports.of(result);
  }

  @Override
  public Verdict verdict() {
    return result.verdict();
  }

  @Override
  public List<RawRun> runs() {
    return result.raw().stream().toList();
  }
}
