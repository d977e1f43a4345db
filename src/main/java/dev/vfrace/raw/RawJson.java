package dev.vfrace.raw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.campaign.Departed;
import dev.vfrace.campaign.Interference;
import dev.vfrace.count.Pairs;
import dev.vfrace.model.Gates;
import dev.vfrace.raw.RawRun.Amounts;
import dev.vfrace.raw.RawRun.Course;
import dev.vfrace.raw.RawRun.Histograms;
import java.util.List;
import java.util.Locale;

/** Writes raw runs as trees of JSON; {@link RawReader} reads them. docs/raw-run.md explains it. */
public final class RawJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RawJson() {}

  /** The whole run. */
  public static ObjectNode tree(RawRun run) {
    ObjectNode root = NODES.objectNode();
    root.put("schema", RawRun.SCHEMA);
    root.set("origin", origin(run.origin()));
    ObjectNode subject = root.putObject("subject");
    subject.put("kernel", run.subject().kernel());
    subject.put("scenario", run.subject().scenario());
    subject.put("timing", run.subject().timing());
    run.subject().image().ifPresent(image -> subject.put("image", image));
    subject.put("owner", run.subject().owner().key());
    subject.put("cycleUnit", run.subject().cycles());
    subject.put("sideBySide", run.subject().sideBySide());
    ObjectNode gates = subject.putObject("gates");
    run.subject().gates().forEach((program, gate) -> gates.set(program, gates(gate)));
    root.set("amounts", amounts(run.amounts()));
    ObjectNode clock = root.putObject("clock");
    clock.put("pace", word(run.clock().pace()));
    clock.put("placement", word(run.clock().placement()));
    run.clock().lagNanos().ifPresent(nanos -> clock.put("lagNanos", nanos));
    run.clock().windowNanos().ifPresent(nanos -> clock.put("windowNanos", nanos));
    ObjectNode questions = root.putObject("questions");
    ArrayNode expect = questions.putArray("expect");
    run.questions().expect().forEach(expect::add);
    run.questions().fleet().ifPresent(fleet -> questions.put("fleet", fleet));
    questions.put("metric", run.questions().metric().word());
    root.set("course", course(run.course()));
    root.set("tallies", TallyJson.tallies(run.tallies()));
    root.set("histograms", histograms(run.histograms()));
    run.estimates().ifPresent(estimates -> root.set("estimates", estimates(estimates)));
    if (!run.witnesses().isEmpty()) {
      root.set("witnesses", WitnessJson.book(run.witnesses()));
    }
    root.put("fingerprint", run.provenance().fingerprint());
    root.set("departures", departures(run.provenance().departures()));
    root.put("configuration", run.provenance().configuration());
    return root;
  }

  /** What was counted alone, of a part of a run. */
  public static ObjectNode counted(RawRun part) {
    ObjectNode root = NODES.objectNode();
    root.set("course", course(part.course()));
    root.set("tallies", TallyJson.tallies(part.tallies()));
    root.set("histograms", histograms(part.histograms()));
    return root;
  }

  /** How much of a run is guessed. */
  public static ObjectNode estimates(Estimates estimates) {
    ObjectNode node = NODES.objectNode();
    node.put("window", estimates.window());
    ObjectNode steps = node.putObject("steps");
    for (Estimates.Part part : estimates.steps()) {
      steps
          .putObject(part.step())
          .put("medianNanos", part.medianNanos())
          .put("kind", part.kind().word());
    }
    node.put("latencies", estimates.latencies());
    node.put("programs", estimates.programs());
    return node;
  }

  /** Where a run departs from what comes with the program. */
  public static ObjectNode departures(Departed departures) {
    ObjectNode node = NODES.objectNode();
    ObjectNode own = node.putObject("own");
    departures.own().forEach(own::put);
    ObjectNode values = node.putObject("values");
    departures
        .values()
        .forEach(
            (part, changed) -> {
              ArrayNode list = values.putArray(part);
              changed.forEach(list::add);
            });
    ArrayNode files = node.putArray("files");
    departures.files().forEach(files::add);
    return node;
  }

  /** The word for a constant. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The word for a gate, or an object with the list of those that are joined. */
  public static JsonNode gates(Gates gates) {
    if (gates instanceof Gates.Joined joined) {
      ObjectNode node = NODES.objectNode();
      ArrayNode parts = node.putArray(joined.join().key());
      joined.parts().forEach(part -> parts.add(gates(part)));
      return node;
    }
    return NODES.textNode(gates.text());
  }

  private static ObjectNode origin(RawRun.Origin origin) {
    ObjectNode node = NODES.objectNode();
    node.put("version", origin.build().version());
    origin.build().commit().ifPresent(commit -> node.put("commit", commit));
    node.put("started", origin.started().toString());
    ObjectNode host = node.putObject("host");
    host.put("cpu", origin.host().cpu());
    host.put("cores", origin.host().cores());
    host.put("kernel", origin.host().kernel());
    host.put("jdk", origin.host().jdk());
    origin.host().load().ifPresent(load -> host.put("load", load));
    if (!origin.command().isEmpty()) {
      ArrayNode command = node.putArray("command");
      origin.command().forEach(command::add);
    }
    return node;
  }

  private static ObjectNode amounts(Amounts amounts) {
    ObjectNode node = NODES.objectNode();
    node.put("lanes", amounts.lanes());
    node.put("threads", amounts.threads());
    node.put("seed", amounts.seed());
    amounts.requestedCycles().ifPresent(cycles -> node.put("requestedCycles", cycles));
    node.put("warmUpCycles", amounts.warmUpCycles());
    amounts.until().ifPresent(until -> node.put("until", until));
    return node;
  }

  private static ObjectNode course(Course course) {
    ObjectNode node = NODES.objectNode();
    node.put("cycles", course.cycles());
    node.put("elapsedNanos", course.elapsed().toNanos());
    node.put("messages", course.messages());
    node.put("ended", word(course.reason()));
    course.answer().ifPresent(answer -> node.put("answer", answer));
    course.failure().ifPresent(failure -> node.put("failure", failure));
    node.put("gcPauses", course.disturbances().whole().gcPauses());
    node.put("gcMillis", course.disturbances().whole().gcMillis());
    node.put("stealMillis", course.disturbances().whole().stealMillis());
    if (!course.disturbances().slices().isEmpty()) {
      node.set("disturbances", slices(course.disturbances().slices()));
    }
    return node;
  }

  private static ObjectNode slices(List<Interference> slices) {
    ObjectNode node = NODES.objectNode();
    ArrayNode pauses = node.putArray("gcPauses");
    ArrayNode collected = node.putArray("gcMillis");
    ArrayNode stolen = node.putArray("stealMillis");
    slices.forEach(
        slice -> {
          pauses.add(slice.gcPauses());
          collected.add(slice.gcMillis());
          stolen.add(slice.stealMillis());
        });
    return node;
  }

  /** What came of the cycles of two runs. */
  public static ObjectNode pairs(Pairs pairs) {
    return NODES
        .objectNode()
        .put("both", pairs.both())
        .put("onlyA", pairs.onlyA())
        .put("onlyB", pairs.onlyB())
        .put("neither", pairs.neither());
  }

  private static ObjectNode histograms(Histograms histograms) {
    return NODES
        .objectNode()
        .put("flagWindow", histograms.flagWindow().encoded())
        .put("masterWindow", histograms.masterWindow().encoded())
        .put("configuredFlag", histograms.configuredFlag().encoded())
        .put("configuredMaster", histograms.configuredMaster().encoded())
        .put("outage", histograms.outage().encoded())
        .put("rtnlHold", histograms.rtnlHold().encoded())
        .put("lateness", histograms.lateness().encoded());
  }
}
