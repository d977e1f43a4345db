package dev.vfrace.raw;

import dev.vfrace.campaign.ClockSettings;
import dev.vfrace.campaign.Departed;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Interference;
import dev.vfrace.campaign.PairTable;
import dev.vfrace.campaign.Provenance;
import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Metric;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Pairs;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import dev.vfrace.model.Bases;
import dev.vfrace.model.Basis;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Owner;
import dev.vfrace.raw.RawRun.Amounts;
import dev.vfrace.raw.RawRun.ControlTally;
import dev.vfrace.raw.RawRun.Course;
import dev.vfrace.raw.RawRun.Histograms;
import dev.vfrace.raw.RawRun.Origin;
import dev.vfrace.raw.RawRun.ProgramTally;
import dev.vfrace.raw.RawRun.Questions;
import dev.vfrace.raw.RawRun.Subject;
import dev.vfrace.raw.RawRun.Tallies;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.Placement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link RawJson} has written. */
public final class RawReader {

  /** Batches at most: 64 slices of 1024 workers. */
  private static final long MOST_BATCHES = 64 * 1024;

  private RawReader() {}

  /**
   * The whole run.
   *
   * @throws RawFormatException if it is none, or of another version
   */
  public static RawRun read(Node root) {
    String schema = root.at("schema").text();
    if (!schema.equals(RawRun.SCHEMA)) {
      throw root.at("schema").refusal("'%s'; allowed: %s".formatted(schema, RawRun.SCHEMA));
    }
    Node clock = root.at("clock");
    Node questions = root.at("questions");
    Node metric = questions.at("metric");
    return new RawRun(
        origin(root.at("origin")),
        subject(root.at("subject")),
        amounts(root.at("amounts")),
        new ClockSettings(
            clock.at("pace").word(Pace.class),
            clock.optionalCount("lagNanos"),
            clock.optionalCount("windowNanos"),
            clock.at("placement").word(Placement.class)),
        new Questions(
            texts(questions.at("expect")),
            questions.optionalText("fleet"),
            Metric.byWord(metric.text())
                .orElseThrow(() -> metric.refusal("allowed: " + Metric.words()))),
        course(root.at("course")),
        tallies(root.at("tallies")),
        histograms(root.at("histograms")),
        root.optional("estimates").map(RawReader::estimates),
        new Provenance(
            root.at("configuration").text(),
            root.at("fingerprint").text(),
            departures(root.at("departures")),
            Bases.NONE));
  }

  private static Owner owner(Node node) {
    return Owner.byKey(node.text())
        .orElseThrow(() -> node.refusal("allowed: whom a VF can belong to"));
  }

  private static Estimates estimates(Node node) {
    List<Estimates.Part> steps = new ArrayList<>();
    node.at("steps")
        .each(
            step ->
                new Estimates.Part(
                    "", step.at("medianNanos").number(), step.at("kind").word(Basis.Kind.class)))
        .forEach(
            (key, part) -> steps.add(new Estimates.Part(key, part.medianNanos(), part.kind())));
    return new Estimates(
        node.at("window").text(), steps, node.at("latencies").size(), node.at("programs").size());
  }

  private static Departed departures(Node node) {
    return new Departed(
        node.at("own").each(Node::text),
        node.at("values").each(RawReader::texts),
        texts(node.at("files")));
  }

  private static List<String> texts(Node list) {
    return list.items().stream().map(Node::text).toList();
  }

  private static Origin origin(Node node) {
    Node host = node.at("host");
    return new Origin(
        new Build(node.at("version").text(), node.optionalText("commit")),
        instant(node.at("started")),
        new HostFacts(
            host.at("cpu").text(),
            host.at("cores").size(),
            host.at("kernel").text(),
            host.at("jdk").text(),
            host.optionalNumber("load")));
  }

  private static Instant instant(Node node) {
    try {
      return Instant.parse(node.text());
    } catch (DateTimeException e) {
      throw node.refusal("not a time such as 2026-01-02T03:04:05Z");
    }
  }

  private static Subject subject(Node node) {
    return new Subject(
        node.at("kernel").text(),
        node.at("scenario").text(),
        node.at("timing").text(),
        node.optionalText("image"),
        owner(node.at("owner")),
        node.at("cycleUnit").text(),
        node.at("sideBySide").bool(),
        node.at("gates").each(RawReader::gates));
  }

  private static Gates gates(Node node) {
    if (node.value().isTextual()) {
      return new Gates.One(node.word(Gate.class));
    }
    for (Gates.Join join : Gates.Join.values()) {
      Optional<Node> parts = node.optional(join.key());
      if (parts.isPresent()) {
        return new Gates.Joined(join, parts.get().items().stream().map(RawReader::gates).toList());
      }
    }
    throw node.refusal("neither a gate nor gates that are joined");
  }

  private static Amounts amounts(Node node) {
    return new Amounts(
        node.at("lanes").size(),
        node.at("threads").size(),
        node.at("seed").whole(),
        node.optionalCount("requestedCycles"),
        node.at("warmUpCycles").count(),
        node.optionalText("until"));
  }

  private static Course course(Node node) {
    return new Course(
        node.at("cycles").count(),
        Duration.ofNanos(node.at("elapsedNanos").count()),
        node.at("messages").count(),
        node.at("ended").word(Ending.Reason.class),
        node.optionalText("answer"),
        node.optionalText("failure"),
        new Interference(
            node.at("gcPauses").count(),
            node.at("gcMillis").count(),
            node.at("stealMillis").count()));
  }

  private static Tallies tallies(Node node) {
    List<Stock> stocks = new ArrayList<>();
    node.optional("stocksOfBlocks")
        .ifPresent(blocks -> blocks.items().forEach(block -> stocks.add(stock(block))));
    return new Tallies(
        node.at("workers").size(),
        node.at("programs").each(program -> program(program, stocks.size())),
        node.optional("image").map(image -> program(image, stocks.size())),
        node.at("tolerance").number(),
        node.at("controls").each(RawReader::control),
        stock(node.at("stock")),
        stocks,
        traffic(node.at("traffic")),
        node.optional("pairs").map(RawReader::pairTable).orElse(PairTable.NONE));
  }

  private static PairTable pairTable(Node node) {
    return new PairTable(node.each(RawReader::pairsByMetric));
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

  private static Histograms histograms(Node node) {
    return new Histograms(
        histogram(node.at("flagWindow")),
        histogram(node.at("masterWindow")),
        histogram(node.at("configuredFlag")),
        histogram(node.at("configuredMaster")),
        histogram(node.at("outage")),
        histogram(node.at("rtnlHold")),
        histogram(node.at("lateness")));
  }

  private static RawHistogram histogram(Node node) {
    RawHistogram histogram = new RawHistogram(node.text());
    try {
      histogram.histogram();
    } catch (RawFormatException broken) {
      throw node.refusal(String.valueOf(broken.getMessage()));
    }
    return histogram;
  }
}
