package dev.vfrace.report;

import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.study.Change;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.RatioFormat;
import dev.vfrace.text.Page;
import dev.vfrace.text.RateColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two runs side by side in every form.
 *
 * @param contrast the runs
 */
public record ContrastPresentation(Contrast contrast) implements Presentation {

  @Override
  public String text(Page page) {
    return new ContrastReport(page).render(contrast);
  }

  @Override
  public Document document() {
    return ContrastJson.document(contrast);
  }

  @Override
  public String markdown() {
    Grid grid = new Grid();
    grid.add(
        List.of("program", "metric", contrast.nameA(), contrast.nameB(), "B/A", "by", "change"));
    List<Contrast.Row> rows = contrast.rows();
    RateColumn before = RateColumn.of(rows.stream().map(row -> row.change().before()).toList());
    RateColumn after = RateColumn.of(rows.stream().map(row -> row.change().after()).toList());
    for (Contrast.Row row : rows) {
      Change change = row.change();
      grid.add(
          List.of(
              row.program(),
              row.metric().word(),
              before.observed(change.before()),
              after.observed(change.after()),
              "%s (%s)".formatted(RatioFormat.ratio(change), RatioFormat.interval(change.ratio())),
              change.basis(),
              change.words()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "**%s %s and %s**%s"
            .formatted(
                contrast.kind(),
                contrast.nameA(),
                contrast.nameB(),
                contrast.incomplete() ? " · **INCOMPLETE**" : ""));
    lines.add("");
    lines.add("* A: " + Headings.asRun(contrast.runA().identity()));
    lines.add("* B: " + Headings.asRun(contrast.runB().identity()));
    lines.add("");
    lines.addAll(grid.markdown());
    ContrastReport.onlyInOne(contrast).forEach(line -> lines.add("* " + line));
    lines.add("");
    lines.addAll(ContrastReport.estimates(contrast));
    contrast.runA().distrust().forEach(reason -> lines.add("untrusted: A: " + reason));
    contrast.runB().distrust().forEach(reason -> lines.add("untrusted: B: " + reason));
    return String.join("\n", lines) + "\n";
  }

  @Override
  public String csv() {
    Grid grid = new Grid();
    grid.add(
        List.of(
            "program",
            "metric",
            "countA",
            "trialsA",
            "countB",
            "trialsB",
            "ratioLow",
            "ratioHigh",
            "paired",
            "change",
            "a",
            "b"));
    for (Contrast.Row row : contrast.rows()) {
      Change change = row.change();
      grid.add(
          List.of(
              row.program(),
              row.metric().word(),
              Long.toString(change.before().count()),
              Long.toString(change.before().trials()),
              Long.toString(change.after().count()),
              Long.toString(change.after().trials()),
              CsvReport.number(change.ratio().low()),
              CsvReport.number(change.ratio().high()),
              Boolean.toString(change.isPaired()),
              change.kind().word(),
              Headings.asRun(contrast.runA().identity()),
              Headings.asRun(contrast.runB().identity())));
    }
    return grid.csv();
  }

  @Override
  public Letter letter() {
    return Letters.of(contrast);
  }

  @Override
  public TestReport tests() {
    return TestReports.of(contrast);
  }

  @Override
  public Verdict verdict() {
    return contrast.verdict();
  }

  @Override
  public List<RawRun> runs() {
    return Stream.of(contrast.runA(), contrast.runB()).flatMap(run -> run.raw().stream()).toList();
  }
}
