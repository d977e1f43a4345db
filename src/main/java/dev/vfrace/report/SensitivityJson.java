package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.statistics.Interval;
import dev.vfrace.study.Change;
import dev.vfrace.study.Sensitivity;
import dev.vfrace.study.Variation;
import dev.vfrace.study.VariedRun;
import java.util.List;
import java.util.Map;

/** The JSON form of a sensitivity analysis, {@value Sensitivity#SCHEMA}. */
final class SensitivityJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SensitivityJson() {}

  /** All of it: every rate of every variation that had events. */
  static Document document(Sensitivity sensitivity) {
    ObjectNode root = NODES.objectNode();
    root.put("schema", Sensitivity.SCHEMA);
    root.put("metric", sensitivity.metric().word());
    root.put("incomplete", sensitivity.incomplete());
    root.put("planned", sensitivity.planned());
    ArrayNode designs = root.putArray("designs");
    sensitivity.designs().forEach(designs::add);
    ArrayNode variations = root.putArray("variations");
    for (VariedRun run : sensitivity.variations()) {
      ObjectNode node = variations.addObject();
      putVariation(node, run.variation());
      ObjectNode moved = node.putObject("fromGiven");
      for (int design = 0; design < sensitivity.designs().size(); design++) {
        moved.set(sensitivity.designs().get(design), changes(run.fromGiven().get(design)));
      }
      node.set("betweenDesigns", between(sensitivity, run.betweenDesigns()));
    }
    ArrayNode unmoved = root.putArray("unmoved");
    sensitivity.unmoved().forEach(unmoved::add);
    ArrayNode withoutEffect = root.putArray("withoutEffect");
    sensitivity.withoutEffect().forEach(withoutEffect::add);
    ArrayNode leftOut = root.putArray("leftOut");
    sensitivity
        .leftOut()
        .forEach(it -> leftOut.addObject().put("figure", it.figure()).put("why", it.why()));
    root.set("conclusions", between(sensitivity, sensitivity.conclusions()));
    ArrayNode broken = root.putArray("broken");
    for (Sensitivity.Broken it : sensitivity.broken()) {
      ObjectNode node = broken.addObject();
      putVariation(node, it.variation());
      node.put("design", it.design());
      node.put("program", it.program());
      node.put("given", it.given().kind().word());
      node.put("change", it.change().kind().word());
    }
    ObjectNode reversed = root.putObject("reversed");
    for (int other = 0; other < sensitivity.conclusions().size(); other++) {
      ArrayNode of = reversed.putArray(sensitivity.designs().get(other + 1));
      sensitivity.reversed(other).forEach(it -> putVariation(of.addObject(), it));
    }
    ArrayNode given = root.putArray("given");
    sensitivity.given().forEach(run -> given.add(JsonReport.tree(run)));
    root.put("verdict", sensitivity.verdict().word());
    return new Document(root);
  }

  private static void putVariation(ObjectNode node, Variation variation) {
    node.put("figure", variation.figure());
    node.put("given", variation.given());
    node.put("variation", variation.change());
  }

  /** By design that is compared with the first. */
  private static ObjectNode between(Sensitivity sensitivity, List<Map<String, Change>> changes) {
    ObjectNode node = NODES.objectNode();
    for (int other = 0; other < changes.size(); other++) {
      node.set(sensitivity.designs().get(other + 1), changes(changes.get(other)));
    }
    return node;
  }

  private static ObjectNode changes(Map<String, Change> changes) {
    ObjectNode node = NODES.objectNode();
    changes.forEach((program, change) -> node.set(program, change(change)));
    return node;
  }

  private static ObjectNode change(Change change) {
    Interval ratio = change.ratio();
    ObjectNode node = NODES.objectNode();
    node.set("before", JsonRates.rate(change.before()));
    node.set("after", JsonRates.rate(change.after()));
    node.set("ratio", JsonRates.number(change.observedRatio()));
    node.set("ratioLow", JsonRates.number(ratio.low()));
    node.set("ratioHigh", JsonRates.number(ratio.high()));
    node.put("paired", change.isPaired());
    node.put("change", change.kind().word());
    return node;
  }
}
