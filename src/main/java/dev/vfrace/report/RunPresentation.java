package dev.vfrace.report;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import java.util.List;

/**
 * A run in every form.
 *
 * @param result of the run
 */
public record RunPresentation(RunResult result) implements Presentation {

  @Override
  public String text(boolean colour) {
    return (colour ? TextReport.ansi() : TextReport.plain()).render(result);
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
  public Verdict verdict() {
    return result.verdict();
  }

  @Override
  public List<RawRun> runs() {
    return result.raw().stream().toList();
  }
}
