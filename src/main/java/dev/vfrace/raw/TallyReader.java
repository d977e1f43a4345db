package dev.vfrace.raw;

import dev.vfrace.campaign.PairTable;
import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Metric;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Pairs;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import dev.vfrace.raw.Tallies.ControlTally;
import dev.vfrace.raw.Tallies.Controls;
import dev.vfrace.raw.Tallies.ProgramTally;
import dev.vfrace.raw.Tallies.Stocks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads what a campaign counted, as {@link TallyJson} has written it. */
final class TallyReader {

  /** Batches at most: 64 slices of 1024 workers. */
  private static final long MOST_BATCHES = 64 * 1024;

  private TallyReader() {}

  /** All that was counted. */
  static Tallies tallies(Node node) {
    List<Stock> stocks = new ArrayList<>();
    node.optional("stocksOfBlocks")
        .ifPresent(blocks -> blocks.items().forEach(block -> stocks.add(stock(block))));
    return new Tallies(
        node.at("workers").size(),
        node.at("programs").each(program -> program(program, stocks.size())),
        node.optional("image").map(image -> program(image, stocks.size())),
        new Controls(node.at("tolerance").number(), node.at("controls").each(TallyReader::control)),
        new Stocks(stock(node.at("stock")), stocks),
        traffic(node.at("traffic")),
        node.optional("pairs").map(TallyReader::pairTable).orElse(PairTable.NONE));
  }

  private static PairTable pairTable(Node node) {
    return new PairTable(node.each(TallyReader::pairsByMetric));
  }

  private static Map<Metric, Pairs> pairsByMetric(Node node) {
    Map<Metric, Pairs> pairs = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      node.optional(metric.word()).ifPresent(it -> pairs.put(metric, pairs(it)));
    }
    return pairs;
  }

  private static Pairs pairs(Node node) {
    return new Pairs(
        node.at("both").count(),
        node.at("onlyA").count(),
        node.at("onlyB").count(),
        node.at("neither").count());
  }

  private static ProgramTally program(Node node, int blocks) {
    long size = node.at("size").count();
    if (size > MOST_BATCHES) {
      throw node.at("size").refusal("more than " + MOST_BATCHES);
    }
    return new ProgramTally(
        columns(node.at("batches"), (int) size),
        columns(node.at("disturbed"), 1).get(0),
        blocks > 0 ? columns(node.at("blocks"), blocks) : List.of());
  }

  private static List<Counts> columns(Node node, int size) {
    Map<Counter, long[]> columns = new EnumMap<>(Counter.class);
    for (Counter counter : Counter.values()) {
      node.optional(counter.word()).ifPresent(column -> columns.put(counter, column(column, size)));
    }
    List<Counts> batches = new ArrayList<>(size);
    for (int at = 0; at < size; at++) {
      Map<Counter, Long> counted = new EnumMap<>(Counter.class);
      for (Map.Entry<Counter, long[]> column : columns.entrySet()) {
        counted.put(column.getKey(), column.getValue()[at]);
      }
      batches.add(Counts.of(counted));
    }
    return batches;
  }

  private static long[] column(Node node, int size) {
    if (node.value().size() != size) {
      throw node.refusal("not %d numbers".formatted(size));
    }
    long[] column = new long[size];
    int next = 0;
    for (Node item : node.items()) {
      column[next++] = item.count();
    }
    return column;
  }

  private static ControlTally control(Node node) {
    long trials = node.at("trials").count();
    long hits = node.at("hits").count();
    if (hits > trials) {
      throw node.at("hits").refusal("more than trials");
    }
    return new ControlTally(node.at("probability").number(), hits, trials);
  }

  private static Stock stock(Node node) {
    Map<Outcome, Long> counted = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      node.optional(outcome.word()).ifPresent(count -> counted.put(outcome, count.count()));
    }
    return Stock.of(node.at("cycles").count(), counted);
  }

  private static Traffic traffic(Node node) {
    return new Traffic(
        node.at("cycles").count(),
        node.at("outageNanos").count(),
        node.at("syntheticNanos").count(),
        node.at("lostPackets").count(),
        node.at("lostSquares").number());
  }
}
