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
import dev.vfrace.analysis.ClockResult;
import dev.vfrace.analysis.ControlResult;
import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.RunVolume;
import dev.vfrace.analysis.TrafficResult;
import dev.vfrace.question.ExpectationResult;
import dev.vfrace.question.Fleet;
import dev.vfrace.raw.Estimates;
import dev.vfrace.raw.RawJson;
import dev.vfrace.raw.RawRun;
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
    result.outcomes().forEach((name, rate) -> outcomes.set(name, JsonRates.rate(rate)));
    ObjectNode windows = root.putObject("windows");
    windows.set("flagMicros", JsonRates.quantiles(result.windows().flagMicros()));
    windows.set("masterMicros", JsonRates.quantiles(result.windows().masterMicros()));
    windows.set(
        "configuredFlagMicros", JsonRates.quantiles(result.windows().configuredFlagMicros()));
    windows.set(
        "configuredMasterMicros", JsonRates.quantiles(result.windows().configuredMasterMicros()));
    TrafficResult traffic = result.traffic();
    ObjectNode trafficNode = root.putObject("traffic");
    trafficNode.put("cycles", traffic.cycles());
    trafficNode.set("outageMicros", JsonRates.quantiles(traffic.outageMicros()));
    trafficNode.put("lostPackets", (long) traffic.lostPackets().sum());
    trafficNode.set("lostPerCycle", lost(traffic));
    trafficNode.put("syntheticSeconds", traffic.syntheticSeconds());
    trafficNode.set("rtnlHoldMicros", JsonRates.quantiles(traffic.rtnlHoldMicros()));
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
    root.set("elapsedSeconds", JsonRates.number(volume.elapsedSeconds()));
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
    root.set("cyclesPerSecond", JsonRates.number(volume.cyclesPerSecond()));
    root.put("messages", volume.messages());
    root.set("messagesPerSecond", JsonRates.number(volume.messagesPerSecond()));
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
            (metric, rate) ->
                node.set(metric.word(), JsonRates.spread(rate, observer.dispersion(metric))));
    node.put("episodes", observer.episodes());
    ObjectNode disturbed = node.putObject("disturbed");
    disturbed.put("count", observer.disturbed().count());
    disturbed.put("trials", observer.disturbed().trials());
    return node;
  }

  private static ObjectNode lost(TrafficResult traffic) {
    ObjectNode node = NODES.objectNode();
    node.set("mean", JsonRates.number(traffic.lostPackets().value()));
    traffic
        .lostInterval()
        .ifPresent(
            interval -> {
              node.set("low", JsonRates.number(interval.low()));
              node.set("high", JsonRates.number(interval.high()));
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
      node.set("lagMicros", JsonRates.number(clock.lagMicros()));
    }
    ObjectNode lateness = JsonRates.quantiles(clock.latenessMicros());
    lateness.remove("p90");
    node.set("latenessMicros", lateness);
    node.set("windowMicros", JsonRates.number(clock.windowMicros()));
    node.put("parted", clock.parted().isPresent());
    node.put("gcPauses", clock.interference().gcPauses());
    node.put("gcMillis", clock.interference().gcMillis());
    node.put("stealMillis", clock.interference().stealMillis());
    return node;
  }

  private static ObjectNode estimates(Estimates estimates) {
    ObjectNode node = NODES.objectNode();
    node.put("window", estimates.window());
    node.set("windowMicros", JsonRates.number(estimates.nanos() / NANOS_PER_MICRO));
    node.set("share", JsonRates.number(estimates.share()));
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
          JsonRates.putRate(entry, control.observed()).put("ok", control.ok());
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
              entry.set("expected", JsonRates.number(fleet.incidents(rate.rate())));
              entry.set("low", JsonRates.number(report.incidents(rate).low()));
              entry.set("high", JsonRates.number(report.incidents(rate).high()));
            });
    return node;
  }

  private static ObjectNode expectation(ExpectationResult result) {
    ObjectNode node = NODES.objectNode();
    node.put("expression", result.expectation().expression());
    node.set("observed", JsonRates.rate(result.observed()));
    node.put("verdict", result.decision().word());
    return node;
  }
}
