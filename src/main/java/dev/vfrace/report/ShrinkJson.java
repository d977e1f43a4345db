package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.raw.Node;
import dev.vfrace.tune.Change;
import dev.vfrace.tune.Move;
import dev.vfrace.tune.Shrinker;
import dev.vfrace.tune.Shrunk;

/** The JSON form of the smallest change of a timing, {@value Shrunk#SCHEMA}. */
final class ShrinkJson {

  private ShrinkJson() {}

  /** All of it. */
  static Document document(Shrunk shrunk) {
    Shrunk.Search search = shrunk.search();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", Shrunk.SCHEMA);
    root.put("kernel", search.kernel());
    root.put("program", search.aim().program());
    root.put("metric", search.aim().metric().word());
    root.put("bound", search.aim().bound());
    root.put("cycles", search.aim().cycles());
    root.put("most", search.aim().most());
    root.put("given", search.given());
    root.put("races", search.races());
    root.put("reason", search.reason());
    ArrayNode figures = root.putArray("figures");
    search.figures().forEach(figures::add);
    shrunk
        .change()
        .ifPresent(
            change -> {
              ObjectNode node = root.putObject("change");
              node.put("factor", change.factor());
              ArrayNode moves = node.putArray("moves");
              change
                  .moves()
                  .forEach(
                      move ->
                          moves
                              .addObject()
                              .put("figure", move.figure())
                              .put("longer", move.longer()));
            });
    shrunk.confirmed().ifPresent(it -> root.set("confirmed", ThresholdJson.document(it).tree()));
    root.put("verdict", shrunk.verdict().word());
    return new Document(root);
  }

  /** What was written so. */
  static Shrunk read(Node root) {
    Shrinker.Aim aim =
        new Shrinker.Aim(
            root.at("program").text(),
            TunedJson.metric(root.at("metric")),
            root.at("bound").number(),
            root.at("cycles").size(),
            root.at("most").number());
    return new Shrunk(
        new Shrunk.Search(
            root.at("kernel").text(),
            aim,
            root.at("given").number(),
            root.at("figures").items().stream().map(Node::text).toList(),
            root.at("reason").text()),
        root.optional("change").map(ShrinkJson::change),
        root.optional("confirmed").map(ThresholdJson::read));
  }

  private static Change change(Node node) {
    return new Change(
        node.at("moves").items().stream()
            .map(it -> new Move(it.at("figure").text(), it.at("longer").bool()))
            .toList(),
        node.at("factor").number());
  }
}
