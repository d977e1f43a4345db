package dev.vfrace.agreement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.report.Document;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import java.util.function.Function;

/** The JSON form of an {@link AgreementTable}, {@value #SCHEMA}. */
public final class AgreementJson {

  static final String SCHEMA = "vfrace.agree/1";

  private final AgreementTable table;

  /** A teller. */
  public AgreementJson(AgreementTable table) {
    this.table = table;
  }

  /** All of it. */
  public Document document() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", SCHEMA);
    root.put("kernel", table.design());
    root.put("cycles", table.cycles());
    root.put("foreignLines", table.foreign());
    root.set("contradictions", rate(table.contradictions()));
    ArrayNode cells = root.putArray("cells");
    table.cells().forEach(cell -> cells.add(cell(cell)));
    root.set("together", summary(AgreementTable.Cell::joint));
    root.set("apart", summary(AgreementTable.Cell::apart));
    ObjectNode drifts = root.putObject("drift");
    table
        .drifts()
        .forEach(
            (gate, drift) -> {
              ObjectNode node = drifts.putObject(gate);
              node.set("firstHalf", rate(drift.first()));
              node.set("secondHalf", rate(drift.second()));
              node.put("beyondChance", drift.isSeen());
            });
    table.notPredicted().forEach(root.putArray("notPredicted")::add);
    table.doubts().forEach(root.putArray("doubts")::add);
    return new Document(root);
  }

  private ObjectNode summary(Function<AgreementTable.Cell, Rate> predicted) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("inside", table.inside(predicted));
    node.put("of", table.cells().size());
    node.put("worstDeviation", table.worst(predicted));
    return node;
  }

  private static ObjectNode cell(AgreementTable.Cell cell) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("gate", cell.gate().key());
    node.put("delayMicros", cell.delay() / 1000.0);
    node.set("measured", rate(cell.measured()));
    node.set("usedHalf", rate(cell.used()));
    node.set("together", predicted(cell, cell.joint()));
    node.set("apart", predicted(cell, cell.apart()));
    return node;
  }

  private static ObjectNode predicted(AgreementTable.Cell cell, Rate rate) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("count", rate.count());
    node.put("trials", rate.trials());
    node.put("rate", rate.rate());
    node.put("inside", cell.holds(rate));
    return node;
  }

  private static ObjectNode rate(Rate rate) {
    Interval interval = rate.interval();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("count", rate.count());
    node.put("trials", rate.trials());
    node.put("rate", rate.rate());
    node.put("low", interval.low());
    node.put("high", interval.high());
    return node;
  }
}
