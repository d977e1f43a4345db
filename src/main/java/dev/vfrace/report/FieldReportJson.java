package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.study.FieldReport;
import dev.vfrace.study.FieldReportTable;
import dev.vfrace.study.ReportedRate;

/** The JSON form of a {@link FieldReportTable}, {@value FieldReportTable#SCHEMA}. */
public final class FieldReportJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** All of it. */
  public Document document(FieldReportTable table) {
    ObjectNode root = NODES.objectNode();
    root.put("schema", FieldReportTable.SCHEMA);
    root.put("verdict", table.verdict().word());
    ArrayNode reports = root.putArray("reports");
    for (FieldReportTable.Check check : table.checks()) {
      FieldReport report = check.report();
      ObjectNode node = reports.addObject();
      node.put("name", report.name());
      node.put("where", report.where());
      node.put("says", report.says());
      if (report.rate() instanceof ReportedRate.OfProgram rate) {
        node.put("program", rate.program());
        node.put("metric", rate.metric().word());
      } else {
        node.put("outcome", report.rate().word());
      }
      node.put("claimLow", report.claim().low());
      node.put("claimHigh", report.claim().high());
      node.set("measured", JsonRates.rate(check.rate()));
      node.put("agrees", check.agrees());
      node.put("why", report.why());
      node.set("run", JsonReport.tree(check.run()));
    }
    return new Document(root);
  }
}
