package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.study.Agreement;
import dev.vfrace.study.OracleCheck;
import dev.vfrace.text.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A campaign on threads beside the same on the oracle, in every form.
 *
 * @param check of both
 */
public record OraclePresentation(OracleCheck check) implements Presentation {

  private static final List<String> HEADS =
      List.of("program", "metric", "oracle", "threaded", "ratioLow", "ratioHigh", "agree");

  @Override
  public String text(Page page) {
    return new AgreementReport(check).text(page);
  }

  @Override
  public Document document() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", OracleCheck.SCHEMA);
    root.put("verdict", check.verdict().word());
    ArrayNode rates = root.putArray("rates");
    for (Agreement it : check.agreements()) {
      ObjectNode node = rates.addObject();
      node.put("program", it.program());
      node.put("metric", it.metric().word());
      node.set("oracle", JsonRates.rate(it.oracle()));
      node.set("threaded", JsonRates.rate(it.threaded()));
      node.put("agrees", it.holds());
    }
    root.set("oracle", JsonReport.tree(check.oracle()));
    root.set("threaded", JsonReport.tree(check.threaded()));
    return new Document(root);
  }

  @Override
  public String markdown() {
    List<String> lines = new ArrayList<>();
    Headings.of(check).forEach(line -> lines.add(line + "  "));
    lines.add("");
    Grid grid = new Grid();
    grid.add(HEADS);
    rows().forEach(grid::add);
    lines.addAll(grid.markdown());
    check.threaded().distrust().forEach(reason -> lines.add("untrusted: " + reason));
    return String.join("\n", lines) + "\n";
  }

  @Override
  public String csv() {
    Grid grid = new Grid();
    grid.add(RunColumns.heads(HEADS));
    rows().forEach(row -> grid.add(RunColumns.cells(row, check.threaded().identity())));
    return grid.csv();
  }

  private List<List<String>> rows() {
    return check.agreements().stream()
        .map(
            it ->
                List.of(
                    it.program(),
                    it.metric().word(),
                    Long.toString(it.oracle().count()),
                    Long.toString(it.threaded().count()),
                    CsvReport.number(it.ratio().low()),
                    CsvReport.number(it.ratio().high()),
                    Boolean.toString(it.holds())))
        .toList();
  }

  @Override
  public Letter letter() {
    return Letters.of(check);
  }

  @Override
  public TestReport tests() {
    return TestReports.of(check);
  }

  @Override
  public Verdict verdict() {
    return check.verdict();
  }

  @Override
  public List<RawRun> runs() {
    return Stream.of(check.oracle(), check.threaded()).flatMap(run -> run.raw().stream()).toList();
  }
}
