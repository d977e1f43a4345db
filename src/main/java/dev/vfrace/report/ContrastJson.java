package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.statistics.Interval;
import dev.vfrace.study.Change;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.PairStudy;

/** The JSON form of two runs side by side, {@value Contrast#SCHEMA}. */
public final class ContrastJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The whole text. */
  public String render(Contrast contrast) {
    return document(contrast).json();
  }

  /** All of it. */
  static Document document(Contrast contrast) {
    ObjectNode root = NODES.objectNode();
    root.put("schema", Contrast.SCHEMA);
    root.put("kind", contrast.kind());
    root.put("nameA", contrast.nameA());
    root.put("nameB", contrast.nameB());
    root.put("blocks", contrast.blocks());
    root.put("incomplete", contrast.incomplete());
    ArrayNode changes = root.putArray("changes");
    contrast.rows().forEach(row -> changes.add(change(row)));
    if (contrast.kind().equals(PairStudy.IMAGE)) {
      ArrayNode onlyInA = root.putArray("onlyInA");
      contrast.onlyInA().forEach(onlyInA::add);
      ArrayNode onlyInB = root.putArray("onlyInB");
      contrast.onlyInB().forEach(onlyInB::add);
    }
    root.set("runA", JsonReport.tree(contrast.runA()));
    root.set("runB", JsonReport.tree(contrast.runB()));
    return new Document(root);
  }

  private static ObjectNode change(Contrast.Row row) {
    Change change = row.change();
    Interval ratio = change.ratio();
    ObjectNode node = NODES.objectNode();
    node.put("program", row.program());
    node.put("metric", row.metric().word());
    node.set("a", JsonRates.rate(change.before()));
    node.set("b", JsonRates.rate(change.after()));
    node.set("ratio", JsonRates.number(change.observedRatio()));
    node.set("ratioLow", JsonRates.number(ratio.low()));
    node.set("ratioHigh", JsonRates.number(ratio.high()));
    node.put("paired", change.isPaired());
    node.put("change", change.kind().word());
    return node;
  }
}
