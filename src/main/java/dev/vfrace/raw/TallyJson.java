package dev.vfrace.raw;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.campaign.PairTable;
import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import dev.vfrace.raw.Tallies.ProgramTally;
import java.util.List;

/** Writes what a campaign counted as a tree of JSON; {@link TallyReader} reads it. */
final class TallyJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TallyJson() {}

  /** All that was counted. */
  static ObjectNode tallies(Tallies tallies) {
    ObjectNode node = NODES.objectNode();
    node.put("workers", tallies.workers());
    ObjectNode programs = node.putObject("programs");
    tallies.programs().forEach((name, tally) -> programs.set(name, program(tally)));
    tallies.image().ifPresent(tally -> node.set("image", program(tally)));
    node.put("tolerance", tallies.controls().tolerance());
    ObjectNode controls = node.putObject("controls");
    tallies
        .controls()
        .races()
        .forEach(
            (name, tally) ->
                controls
                    .putObject(name)
                    .put("probability", tally.probability())
                    .put("hits", tally.hits())
                    .put("trials", tally.trials()));
    node.set("stock", stock(tallies.stocks().whole()));
    if (!tallies.stocks().blocks().isEmpty()) {
      ArrayNode blocks = node.putArray("stocksOfBlocks");
      tallies.stocks().blocks().forEach(stock -> blocks.add(stock(stock)));
    }
    Traffic traffic = tallies.traffic();
    node.putObject("traffic")
        .put("cycles", traffic.cycles())
        .put("outageNanos", traffic.outageNanos())
        .put("syntheticNanos", traffic.syntheticNanos())
        .put("lostPackets", traffic.lostPackets())
        .put("lostSquares", traffic.lostSquares());
    if (!tallies.pairs().programs().isEmpty()) {
      node.set("pairs", pairs(tallies.pairs()));
    }
    return node;
  }

  private static ObjectNode pairs(PairTable table) {
    ObjectNode node = NODES.objectNode();
    table
        .programs()
        .forEach(
            (program, metrics) -> {
              ObjectNode ofProgram = node.putObject(program);
              metrics.forEach(
                  (metric, pairs) -> ofProgram.set(metric.word(), RawJson.pairs(pairs)));
            });
    return node;
  }

  private static ObjectNode stock(Stock stock) {
    ObjectNode node = NODES.objectNode();
    node.put("cycles", stock.cycles());
    for (Outcome outcome : Outcome.values()) {
      node.put(outcome.word(), stock.of(outcome));
    }
    return node;
  }

  /** Counters column by column; one that counted nothing is left out. */
  private static ObjectNode program(ProgramTally tally) {
    ObjectNode node = NODES.objectNode();
    node.put("size", tally.batches().size());
    node.set("batches", columns(tally.batches()));
    node.set("disturbed", columns(List.of(tally.disturbed())));
    if (!tally.blocks().isEmpty()) {
      node.set("blocks", columns(tally.blocks()));
    }
    return node;
  }

  private static ObjectNode columns(List<Counts> batches) {
    ObjectNode node = NODES.objectNode();
    for (Counter counter : Counter.values()) {
      if (batches.stream().anyMatch(batch -> batch.of(counter) != 0)) {
        ArrayNode column = node.putArray(counter.word());
        batches.forEach(batch -> column.add(batch.of(counter)));
      }
    }
    return node;
  }
}
