package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.DesignFigures;
import dev.vfrace.study.MeanRate;
import dev.vfrace.study.Shortcomings;
import dev.vfrace.study.SuiteFrame;
import dev.vfrace.study.Survival;
import java.util.TreeMap;

/** The JSON form of a {@link DecisionTable}, {@value DecisionTable#SCHEMA}. */
public final class DecisionJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The whole text. */
  public String render(DecisionTable table) {
    return document(table).json();
  }

  /** All of it. */
  static Document document(DecisionTable table) {
    ObjectNode root = NODES.objectNode();
    root.put("schema", DecisionTable.SCHEMA);
    root.put("title", table.frame().title());
    root.put("reader", table.frame().reader());
    root.put("precision", table.precision());
    root.put("verdict", table.verdict().word());
    root.put("incomplete", table.incomplete());
    ArrayNode reasons = root.putArray("reasons");
    table.doubts().forEach(reasons::add);
    ArrayNode designs = root.putArray("designs");
    table.designs().forEach(design -> designs.add(design(table, design)));
    table.survival().ifPresent(survival -> root.set("sensitivity", survival(survival)));
    root.set("suite", suite(table.frame()));
    return new Document(root);
  }

  /** What the table was asked, so that it can be made again. */
  private static ObjectNode suite(SuiteFrame frame) {
    ObjectNode node = NODES.objectNode();
    ArrayNode legacy = node.putArray("legacy");
    frame.legacy().forEach(legacy::add);
    ArrayNode parts = node.putArray("parts");
    frame.parts().forEach(parts::add);
    node.put("outageSeconds", frame.outageSeconds());
    node.put("blocks", frame.blocks());
    ObjectNode notes = node.putObject("notes");
    new TreeMap<>(frame.notes()).forEach(notes::put);
    return node;
  }

  private static ObjectNode survival(Survival survival) {
    ObjectNode node = NODES.objectNode();
    node.put("reference", survival.reference());
    node.put("variations", survival.variations());
    node.put("cycles", survival.cycles());
    ObjectNode broken = node.putObject("broken");
    survival
        .broken()
        .forEach(
            (design, columns) -> {
              ObjectNode ofDesign = broken.putObject(design);
              columns.forEach((head, by) -> by.forEach(ofDesign.withArray(head)::add));
            });
    return node;
  }

  private static ObjectNode design(DecisionTable table, DesignFigures design) {
    ObjectNode node = NODES.objectNode();
    node.put("name", design.name());
    design.image().ifPresent(image -> node.put("image", image));
    node.set("seenWithoutFlag", JsonRates.rate(design.seenWithoutFlag()));
    node.set("seenWithoutMaster", JsonRates.rate(design.seenWithoutMaster()));
    node.set("misled", mean(design.misled()));
    node.set("harmed", mean(design.harmed()));
    node.set("healed", mean(design.healed()));
    node.set("onlyNicIgnored", mean(design.onlyNicIgnored()));
    node.set("vfIsEth0", JsonRates.rate(design.vfIsEth0()));
    ArrayNode right = node.putArray("right");
    design.right().forEach(right::add);
    node.put("programs", design.programs().size());
    ObjectNode misled = node.putObject("misledByProgram");
    design.misledByProgram().forEach((name, rate) -> misled.set(name, JsonRates.rate(rate)));
    node.put("sentence", table.sentence(design));
    ArrayNode fails = node.putArray("fails");
    Shortcomings.of(design).forEach(fails::add);
    node.set("plugged", JsonReport.tree(design.plugged()));
    node.set("booted", JsonReport.tree(design.booted()));
    node.set("alone", JsonReport.tree(design.alone()));
    return node;
  }

  private static ObjectNode mean(MeanRate rate) {
    ObjectNode node = NODES.objectNode();
    node.set("rate", JsonRates.number(rate.mean()));
    node.set("low", JsonRates.number(rate.interval().low()));
    node.set("high", JsonRates.number(rate.interval().high()));
    return node;
  }
}
