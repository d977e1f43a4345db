package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Provenance;
import dev.vfrace.count.Metric;
import dev.vfrace.model.Bases;
import dev.vfrace.raw.Node;
import dev.vfrace.raw.RawJson;
import dev.vfrace.raw.RawReader;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import dev.vfrace.tune.Explored;
import dev.vfrace.tune.Point;
import dev.vfrace.tune.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The JSON form of what sweeps and thresholds have in common: parameters, and what was measured.
 */
final class TunedJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String FAILED = "failed";
  private static final String INTERRUPTED = "interrupted";

  private TunedJson() {}

  /** A parameter. */
  static ObjectNode axis(Axis axis) {
    ObjectNode node = NODES.objectNode();
    node.put("key", axis.key());
    node.put("given", axis.given());
    node.put("form", RawJson.word(axis.form()));
    node.put("scale", RawJson.word(axis.scale()));
    node.put("configured", axis.configured());
    node.set("values", values(axis.values()));
    return node;
  }

  /** A parameter that was written so. */
  static Axis axis(Node node) {
    return new Axis(
        node.at("key").text(),
        node.at("given").text(),
        constant(node.at("form"), Axis.Form.values()),
        constant(node.at("scale"), Axis.Scale.values()),
        node.at("configured").text(),
        values(node.at("values")));
  }

  /** Where settings come from. */
  static ObjectNode base(Provenance base) {
    ObjectNode node = NODES.objectNode();
    node.put("fingerprint", base.fingerprint());
    node.set("departures", RawJson.departures(base.departures()));
    node.put("configuration", base.configuration());
    return node;
  }

  /** Where settings come from, as it was written. */
  static Provenance base(Node node) {
    return new Provenance(
        node.at("configuration").text(),
        node.at("fingerprint").text(),
        RawReader.departures(node.at("departures")),
        Bases.NONE);
  }

  /** What was measured, with every rate of a metric, and the raw runs. */
  static void putKnown(ObjectNode root, Explored known, List<String> programs, Metric metric) {
    ArrayNode points = root.putArray("points");
    for (Point point : known.points()) {
      ObjectNode node = points.addObject();
      node.set("values", values(point.values()));
      node.put("blocks", point.blocks());
      node.put("cycles", point.run().volume().cycles());
      ObjectNode rates = node.putObject("rates");
      programs.forEach(program -> rates.set(program, JsonRates.rate(point.rate(program, metric))));
      point.run().raw().ifPresent(raw -> node.set("raw", RawJson.tree(raw)));
    }
    ArrayNode pending = root.putArray("pending");
    for (Request request : known.pending()) {
      ObjectNode node = pending.addObject();
      node.set("values", values(request.values()));
      node.put("block", request.block());
    }
    known
        .early()
        .ifPresent(
            ending ->
                root.put("ended", ending.reason() == Ending.Reason.FAILED ? FAILED : INTERRUPTED));
  }

  /** What was measured, as it was written. */
  static Explored known(Node root) {
    return new Explored(
        root.at("points").items().stream().map(TunedJson::point).toList(),
        root.at("pending").items().stream()
            .map(it -> new Request(values(it.at("values")), (int) it.at("block").count()))
            .toList(),
        root.optional("ended").map(TunedJson::ending));
  }

  private static Point point(Node node) {
    return new Point(
        values(node.at("values")),
        node.at("blocks").size(),
        ResultBuilder.build(RawReader.read(node.at("raw"))));
  }

  private static Ending ending(Node node) {
    return switch (node.text()) {
      case FAILED -> new Ending(Ending.Reason.FAILED, Optional.empty());
      case INTERRUPTED -> new Ending(Ending.Reason.INTERRUPTED, Optional.empty());
      default -> throw node.refusal("not %s or %s".formatted(FAILED, INTERRUPTED));
    };
  }

  private static ArrayNode values(List<AxisValue> values) {
    ArrayNode list = NODES.arrayNode();
    values.forEach(
        value -> list.addObject().put("text", value.text()).put("number", value.number()));
    return list;
  }

  private static List<AxisValue> values(Node list) {
    return list.items().stream()
        .map(it -> new AxisValue(it.at("text").text(), it.at("number").number()))
        .toList();
  }

  /** The constant that the word here names. */
  static <E extends Enum<E>> E constant(Node node, E[] constants) {
    return Arrays.stream(constants)
        .filter(constant -> RawJson.word(constant).equals(node.text()))
        .findFirst()
        .orElseThrow(() -> node.refusal("none of the words that are allowed"));
  }

  /** The metric that a word names. */
  static Metric metric(Node node) {
    return Metric.byWord(node.text())
        .orElseThrow(() -> node.refusal("no metric; allowed: " + Metric.words()));
  }
}
