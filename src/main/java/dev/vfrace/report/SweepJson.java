package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.raw.Node;
import dev.vfrace.tune.Sweep;
import dev.vfrace.tune.SweepPlan;

/** The JSON form of a sweep, {@value Sweep#SCHEMA}. */
final class SweepJson {

  private SweepJson() {}

  /** All of it. */
  static Document document(Sweep sweep) {
    SweepPlan plan = sweep.plan();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", Sweep.SCHEMA);
    root.put("metric", plan.metric().word());
    root.put("blockCycles", plan.blockCycles());
    root.put("rounds", plan.rounds());
    root.put("incomplete", sweep.incomplete());
    ArrayNode axes = root.putArray("axes");
    plan.axes().forEach(axis -> axes.add(TunedJson.axis(axis)));
    ArrayNode programs = root.putArray("programs");
    plan.programs().forEach(programs::add);
    TunedJson.putKnown(root, sweep.known(), plan.programs(), plan.metric());
    root.set("base", TunedJson.base(plan.base()));
    root.put("verdict", sweep.verdict().word());
    ArrayNode reasons = root.putArray("reasons");
    sweep.distrust().forEach(reasons::add);
    return new Document(root);
  }

  /** A sweep that was written so. */
  static Sweep read(Node root) {
    return new Sweep(
        new SweepPlan(
            root.at("axes").items().stream().map(TunedJson::axis).toList(),
            TunedJson.metric(root.at("metric")),
            root.at("programs").items().stream().map(Node::text).toList(),
            root.at("blockCycles").count(),
            root.at("rounds").size(),
            TunedJson.base(root.at("base"))),
        TunedJson.known(root));
  }
}
