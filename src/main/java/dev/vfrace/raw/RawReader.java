package dev.vfrace.raw;

import dev.vfrace.campaign.ClockSettings;
import dev.vfrace.campaign.Departed;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Interference;
import dev.vfrace.campaign.Provenance;
import dev.vfrace.count.Metric;
import dev.vfrace.model.Bases;
import dev.vfrace.model.Basis;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Owner;
import dev.vfrace.raw.RawRun.Amounts;
import dev.vfrace.raw.RawRun.Course;
import dev.vfrace.raw.RawRun.Experiment;
import dev.vfrace.raw.RawRun.Histograms;
import dev.vfrace.raw.RawRun.Origin;
import dev.vfrace.raw.RawRun.Questions;
import dev.vfrace.raw.RawRun.Subject;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.Placement;
import dev.vfrace.witness.WitnessBook;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link RawJson} has written. */
public final class RawReader {

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
    return new RawRun(
        origin(root.at("origin")),
        experiment(root),
        questions(root.at("questions")),
        course(root.at("course")),
        TallyReader.tallies(root.at("tallies")),
        histograms(root.at("histograms")),
        root.optional("witnesses").map(WitnessJson::read).orElse(WitnessBook.NONE));
  }

  /**
   * What a part of a run has counted.
   *
   * @param run whose part it is; all the rest is taken from it
   * @throws RawFormatException if it is none
   */
  public static RawRun counted(Node root, RawRun run) {
    return new RawRun(
        run.origin(),
        run.experiment(),
        run.questions(),
        course(root.at("course")),
        TallyReader.tallies(root.at("tallies")),
        histograms(root.at("histograms")),
        WitnessBook.NONE);
  }

  private static Experiment experiment(Node root) {
    return new Experiment(
        subject(root.at("subject")),
        amounts(root.at("amounts")),
        clock(root.at("clock")),
        root.optional("estimates").map(RawReader::estimates),
        new Provenance(
            root.at("configuration").text(),
            root.at("fingerprint").text(),
            departures(root.at("departures")),
            Bases.NONE));
  }

  private static ClockSettings clock(Node node) {
    return new ClockSettings(
        node.at("pace").word(Pace.class),
        node.optionalCount("lagNanos"),
        node.optionalCount("windowNanos"),
        node.at("placement").word(Placement.class));
  }

  private static Questions questions(Node node) {
    Node metric = node.at("metric");
    return new Questions(
        texts(node.at("expect")),
        node.optionalText("fleet"),
        Metric.byWord(metric.text())
            .orElseThrow(() -> metric.refusal("allowed: " + Metric.words())));
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

  /** Where a run departs from what comes with the program. */
  public static Departed departures(Node node) {
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
            host.optionalNumber("load")),
        node.optional("command").map(RawReader::texts).orElse(List.of()));
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
        new Disturbances(
            new Interference(
                node.at("gcPauses").count(),
                node.at("gcMillis").count(),
                node.at("stealMillis").count()),
            node.optional("disturbances").map(RawReader::slices).orElse(List.of())));
  }

  private static List<Interference> slices(Node node) {
    List<Node> pauses = node.at("gcPauses").items();
    List<Node> collected = node.at("gcMillis").items();
    List<Node> stolen = node.at("stealMillis").items();
    if (collected.size() != pauses.size() || stolen.size() != pauses.size()) {
      throw node.refusal("lists of different lengths");
    }
    List<Interference> slices = new ArrayList<>(pauses.size());
    for (int slice = 0; slice < pauses.size(); slice++) {
      slices.add(
          new Interference(
              pauses.get(slice).count(), collected.get(slice).count(), stolen.get(slice).count()));
    }
    return slices;
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
