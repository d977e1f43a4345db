package dev.vfrace.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.vfrace.analysis.ClockResult;
import dev.vfrace.analysis.ControlResult;
import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Quantiles;
import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.RunVolume;
import dev.vfrace.analysis.TrafficResult;
import dev.vfrace.question.ExpectationResult;
import dev.vfrace.question.Fleet;
import dev.vfrace.raw.Estimates;
import dev.vfrace.raw.RawJson;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.Dependence;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The JSON form, {@value RunResult#SCHEMA}: fields in a fixed order, whole numbers as integers,
 * {@code null} where there is no number.
 */
public final class JsonReport implements Report {
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER))
          // the same bytes in every locale
          .with(JsonWriteFeature.ESCAPE_NON_ASCII);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double NANOS_PER_MICRO = 1000;
  private static final double LARGEST_EXACT = 1L << 53;

  @Override
  public String render(RunResult result) {
    return text(tree(result));
  }

  /** A tree as text. */
  static String text(ObjectNode tree) {
    try {
      return WRITER.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A result as a tree. */
  static ObjectNode tree(RunResult result) {
    ObjectNode root = NODES.objectNode();
    root.put("schema", RunResult.SCHEMA);
    putRun(root, result.identity(), result.volume());
    result.image().ifPresent(image -> root.set("image", image(result, image)));
    ObjectNode observers = root.putObject("observers");
    result.observers().forEach((name, it) -> observers.set(name, observer(it)));
    result
        .identity()
        .gates()
        .forEach(
            (name, gate) -> {
              if (observers.get(name) instanceof ObjectNode observer) {
                observer.set("gate", RawJson.gates(gate));
              }
            });
    ObjectNode outcomes = root.putObject("outcomes");
    result.outcomes().forEach((name, rate) -> outcomes.set(name, rate(rate)));
    ObjectNode windows = root.putObject("windows");
    windows.set("flagMicros", quantiles(result.windows().flagMicros()));
    windows.set("masterMicros", quantiles(result.windows().masterMicros()));
    windows.set("configuredFlagMicros", quantiles(result.windows().configuredFlagMicros()));
    windows.set("configuredMasterMicros", quantiles(result.windows().configuredMasterMicros()));
    TrafficResult traffic = result.traffic();
    ObjectNode trafficNode = root.putObject("traffic");
    trafficNode.put("cycles", traffic.cycles());
    trafficNode.set("outageMicros", quantiles(traffic.outageMicros()));
    trafficNode.put("lostPackets", (long) traffic.lostPackets().sum());
    trafficNode.set("lostPerCycle", lost(traffic));
    trafficNode.put("syntheticSeconds", traffic.syntheticSeconds());
    trafficNode.set("rtnlHoldMicros", quantiles(traffic.rtnlHoldMicros()));
    result
        .raw()
        .flatMap(RawRun::estimates)
        .ifPresent(estimates -> root.set("estimates", estimates(estimates)));
    root.set("clock", clock(result.clock()));
    root.set("controls", controls(result.controls()));
    result.fleet().ifPresent(fleet -> root.set("fleet", fleet(fleet, result)));
    ArrayNode expectations = root.putArray("expectations");
    result.expectationResults().forEach(it -> expectations.add(expectation(it)));
    root.put("verdict", result.verdict().word());
    ArrayNode reasons = root.putArray("reasons");
    result.reasons().forEach(reasons::add);
    result.raw().ifPresent(raw -> root.set("raw", RawJson.tree(raw)));
    return root;
  }

  private static void putRun(ObjectNode root, RunIdentity identity, RunVolume volume) {
    root.put("version", identity.version());
    root.put("started", identity.started().toString());
    root.set("elapsedSeconds", number(volume.elapsedSeconds()));
    root.put("kernel", identity.kernel());
    root.put("scenario", identity.scenario());
    root.put("timing", identity.timing());
    root.set("departures", RawJson.departures(identity.departures()));
    root.put("cycleUnit", identity.cycles());
    root.put("sideBySide", identity.sideBySide());
    root.put("lanes", identity.lanes());
    root.put("threads", identity.threads());
    root.put("placement", identity.placement());
    root.put("seed", identity.seed());
    root.put("fingerprint", identity.fingerprint());
    root.put("cycles", volume.cycles());
    root.put("warmUpCycles", volume.warmUpCycles());
    root.put("requestedCycles", volume.requestedCycles());
    root.put("incomplete", volume.incomplete());
    root.put("stopped", volume.stopped().word());
    volume.answer().ifPresent(answer -> root.put("stoppedBy", answer));
    root.set("cyclesPerSecond", number(volume.cyclesPerSecond()));
    root.put("messages", volume.messages());
    root.set("messagesPerSecond", number(volume.messagesPerSecond()));
  }

  /** Its name, its programs, and what happened to any of them. */
  private static ObjectNode image(RunResult result, ObserverResult whole) {
    ObjectNode node = NODES.objectNode();
    node.put("name", result.identity().image().orElse(""));
    ArrayNode programs = node.putArray("programs");
    result.observers().keySet().forEach(programs::add);
    return node.setAll(observer(whole));
  }

  private static ObjectNode observer(ObserverResult observer) {
    ObjectNode node = NODES.objectNode();
    observer
        .rates()
        .forEach(
            (metric, rate) -> node.set(metric.word(), spread(rate, observer.dispersion(metric))));
    node.put("episodes", observer.episodes());
    ObjectNode disturbed = node.putObject("disturbed");
    disturbed.put("count", observer.disturbed().count());
    disturbed.put("trials", observer.disturbed().trials());
    return node;
  }

  /** What the interval rests on: the blocks, or whether the batches show bursts. */
  private static ObjectNode spread(Rate rate, Dispersion dispersion) {
    ObjectNode node = rate(rate);
    if (rate.dependence() instanceof Dependence.Blocks between) {
      node.put("blocks", between.blocks());
      node.set("standardError", number(between.standardError()));
    } else if (rate.dependence() instanceof Dependence.TooFewBlocks few) {
      node.put("blocks", few.blocks());
      node.putNull("standardError");
    } else if (dispersion instanceof Dispersion.Judged judged) {
      Interval adjusted = judged.adjustedInterval(Rate.DEFAULT_CONFIDENCE);
      node.set("designEffect", number(judged.designEffect()));
      node.put("dependent", judged.dependent());
      node.set("adjustedLow", number(adjusted.low()));
      node.set("adjustedHigh", number(adjusted.high()));
    } else {
      node.putNull("designEffect");
    }
    return node;
  }

  /** A rate with its interval. */
  static ObjectNode rate(Rate rate) {
    return putRate(NODES.objectNode(), rate);
  }

  private static ObjectNode putRate(ObjectNode node, Rate rate) {
    Interval interval = rate.interval();
    node.put("count", rate.count());
    node.put("trials", rate.trials());
    node.set("rate", number(rate.rate()));
    node.set("low", number(interval.low()));
    node.set("high", number(interval.high()));
    if (rate.count() == 0 && rate.trials() > 0) {
      node.set("oneSidedHigh", number(rate.upperBound(Rate.DEFAULT_CONFIDENCE)));
    }
    return node;
  }

  private static ObjectNode quantiles(Quantiles quantiles) {
    ObjectNode node = NODES.objectNode();
    node.set("p50", number(quantiles.p50()));
    node.set("p90", number(quantiles.p90()));
    node.set("p99", number(quantiles.p99()));
    node.set("max", number(quantiles.max()));
    quantiles.p50Interval().ifPresent(it -> addInterval(node, "p50", it));
    quantiles.p99Interval().ifPresent(it -> addInterval(node, "p99", it));
    return node;
  }

  private static void addInterval(ObjectNode node, String of, Interval interval) {
    node.set(of + "Low", number(interval.low()));
    node.set(of + "High", number(interval.high()));
  }

  private static ObjectNode lost(TrafficResult traffic) {
    ObjectNode node = NODES.objectNode();
    node.set("mean", number(traffic.lostPackets().value()));
    traffic
        .lostInterval()
        .ifPresent(
            interval -> {
              node.set("low", number(interval.low()));
              node.set("high", number(interval.high()));
            });
    return node;
  }

  private static ObjectNode clock(ClockResult clock) {
    ObjectNode node = NODES.objectNode();
    node.put("pace", clock.pace());
    if (clock.unbounded()) {
      node.put("lagMicros", ClockResult.UNBOUNDED_WORD);
      node.put("note", ClockResult.RAW_NOISE);
    } else {
      node.set("lagMicros", number(clock.lagMicros()));
    }
    ObjectNode lateness = quantiles(clock.latenessMicros());
    lateness.remove("p90");
    node.set("latenessMicros", lateness);
    node.set("windowMicros", number(clock.windowMicros()));
    node.put("parted", clock.parted().isPresent());
    node.put("gcPauses", clock.interference().gcPauses());
    node.put("gcMillis", clock.interference().gcMillis());
    node.put("stealMillis", clock.interference().stealMillis());
    return node;
  }

  private static ObjectNode estimates(Estimates estimates) {
    ObjectNode node = NODES.objectNode();
    node.put("window", estimates.window());
    node.set("windowMicros", number(estimates.nanos() / NANOS_PER_MICRO));
    node.set("share", number(estimates.share()));
    estimates.most().ifPresent(part -> node.put("most", part.step()));
    node.put("latencies", estimates.latencies());
    node.put("programs", estimates.programs());
    node.put("text", estimates.text());
    return node;
  }

  private static ObjectNode controls(Map<String, ControlResult> controls) {
    ObjectNode node = NODES.objectNode();
    controls.forEach(
        (name, control) -> {
          ObjectNode entry = node.putObject(name).put("expected", control.expected());
          putRate(entry, control.observed()).put("ok", control.ok());
        });
    return node;
  }

  private static ObjectNode fleet(Fleet fleet, RunResult result) {
    ObjectNode node = NODES.objectNode();
    node.put("count", fleet.count());
    node.put("unit", fleet.unit());
    node.put("period", fleet.period().word());
    ObjectNode incidents = node.putObject("harmed");
    FleetReport report = new FleetReport(fleet, result);
    report
        .harmed()
        .forEach(
            (program, rate) -> {
              ObjectNode entry = incidents.putObject(program);
              entry.set("expected", number(fleet.incidents(rate.rate())));
              entry.set("low", number(report.incidents(rate).low()));
              entry.set("high", number(report.incidents(rate).high()));
            });
    return node;
  }

  private static ObjectNode expectation(ExpectationResult result) {
    ObjectNode node = NODES.objectNode();
    node.put("expression", result.expectation().expression());
    node.set("observed", rate(result.observed()));
    node.put("verdict", result.decision().word());
    return node;
  }

  /** A number; {@code null} where it is infinite or none. */
  static ValueNode number(double value) {
    if (!Double.isFinite(value)) {
      return NODES.nullNode();
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT;
    return whole ? NODES.numberNode((long) value) : NODES.numberNode(value);
  }
}
