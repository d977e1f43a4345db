package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.question.Expectation;
import dev.vfrace.raw.Node;
import dev.vfrace.raw.RawJson;
import dev.vfrace.tune.AxisValue;
import dev.vfrace.tune.SolvePlan;
import dev.vfrace.tune.Threshold;
import java.util.List;

/** The JSON form of a threshold, {@value Threshold#SCHEMA}. */
final class ThresholdJson {

  private ThresholdJson() {}

  /** All of it. */
  static Document document(Threshold threshold) {
    SolvePlan plan = threshold.plan();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", Threshold.SCHEMA);
    root.put("question", plan.question().expression());
    root.put("blockCycles", plan.amounts().blockCycles());
    root.put("blocks", plan.amounts().blocks());
    root.put("precision", plan.amounts().precision());
    root.put("incomplete", threshold.incomplete());
    root.set("axis", TunedJson.axis(plan.range()));
    root.put("result", RawJson.word(threshold.kind()));
    threshold
        .crossing()
        .ifPresent(
            crossing -> {
              ObjectNode node = root.putObject("threshold");
              put(node, "low", crossing.low());
              put(node, "high", crossing.high());
              put(node, "estimate", crossing.estimate());
              node.put("holds", crossing.holdsAbove() ? "above" : "below");
              node.put("crossings", threshold.crossings());
            });
    TunedJson.putKnown(
        root, threshold.known(), List.of(plan.question().program()), plan.question().metric());
    root.set("base", TunedJson.base(plan.base()));
    root.put("verdict", threshold.verdict().word());
    ArrayNode reasons = root.putArray("reasons");
    threshold.distrust().forEach(reasons::add);
    return new Document(root);
  }

  private static void put(ObjectNode node, String key, AxisValue value) {
    node.putObject(key).put("text", value.text()).put("number", value.number());
  }

  /** A threshold that was written so. */
  static Threshold read(Node root) {
    return new Threshold(
        new SolvePlan(
            Expectation.parse(root.at("question").text()),
            TunedJson.axis(root.at("axis")),
            new SolvePlan.Amounts(
                root.at("blockCycles").count(),
                root.at("blocks").size(),
                root.at("precision").number()),
            TunedJson.base(root.at("base"))),
        TunedJson.known(root));
  }
}
