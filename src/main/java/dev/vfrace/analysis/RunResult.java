package dev.vfrace.analysis;

import dev.vfrace.count.Metric;
import dev.vfrace.question.Decision;
import dev.vfrace.question.Expectation;
import dev.vfrace.question.ExpectationResult;
import dev.vfrace.question.Fleet;
import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The result of one campaign: schema {@code vfrace.run/1}. Maps keep the order they are given in.
 *
 * @param identity what was run
 * @param volume how much of it
 * @param seen what programs saw and did
 * @param conditions under which they did
 * @param asked what the user asked of it
 * @param trust what speaks for its figures, and against them
 * @param raw all that the rest was made from; empty only of results that no run gave
 */
public record RunResult(
    RunIdentity identity,
    RunVolume volume,
    Seen seen,
    Conditions conditions,
    Asked asked,
    Trust trust,
    Optional<RawRun> raw) {

  /**
   * What programs saw and did.
   *
   * @param observers each of them, by its name
   * @param image what happened to any of them, by cycle, if they are of an image
   */
  public record Seen(Map<String, ObserverResult> observers, Optional<ObserverResult> image) {
    /** Copies what could change. */
    public Seen {
      observers = copy(observers);
    }
  }

  /**
   * What happened beside.
   *
   * @param outcomes in how many cycles the VF ended in which state, by the state's name
   * @param windows how long the VF could be seen unready
   * @param traffic what became of the packets, and how long RTNL was held
   * @param clock how the modelled clock was kept
   */
  public record Conditions(
      Map<String, Rate> outcomes, Windows windows, TrafficResult traffic, ClockResult clock) {
    /** Copies what could change. */
    public Conditions {
      outcomes = copy(outcomes);
    }
  }

  /**
   * What the user asked.
   *
   * @param expectations what is to hold
   * @param fleet whose incidents are worked out
   * @param metric that the table is about
   */
  public record Asked(List<Expectation> expectations, Optional<Fleet> fleet, Metric metric) {
    /** Copies what could change. */
    public Asked {
      expectations = List.copyOf(expectations);
    }
  }

  /**
   * Whether the figures can be trusted.
   *
   * @param controls known answers measured beside it, by name
   * @param doubts why they cannot, a sentence each; empty if they can
   */
  public record Trust(Map<String, ControlResult> controls, List<String> doubts) {
    /** Copies what could change. */
    public Trust {
      controls = copy(controls);
      doubts = List.copyOf(doubts);
    }
  }

  /** The name and version of the JSON form. */
  public static final String SCHEMA = "vfrace.run/1";

  /** {@link Seen#observers}. */
  public Map<String, ObserverResult> observers() {
    return seen.observers;
  }

  /** {@link Seen#image}. */
  public Optional<ObserverResult> image() {
    return seen.image;
  }

  /** {@link Conditions#outcomes}. */
  public Map<String, Rate> outcomes() {
    return conditions.outcomes;
  }

  /** {@link Conditions#windows}. */
  public Windows windows() {
    return conditions.windows;
  }

  /** {@link Conditions#traffic}. */
  public TrafficResult traffic() {
    return conditions.traffic;
  }

  /** {@link Conditions#clock}. */
  public ClockResult clock() {
    return conditions.clock;
  }

  /** {@link Asked#expectations}. */
  public List<Expectation> expectations() {
    return asked.expectations;
  }

  /** {@link Asked#fleet}. */
  public Optional<Fleet> fleet() {
    return asked.fleet;
  }

  /** {@link Asked#metric}. */
  public Metric metric() {
    return asked.metric;
  }

  /** {@link Trust#controls}. */
  public Map<String, ControlResult> controls() {
    return trust.controls;
  }

  /** {@link Trust#doubts}. */
  public List<String> doubts() {
    return trust.doubts;
  }

  /** The metric that the table is about; where there is no netvsc, that can go wrong instead. */
  public Metric about() {
    return !identity.owner().isThere() && metric() == Metric.MISJUDGED
        ? Metric.WRONGLY_IGNORED
        : metric();
  }

  /** Blocks that its intervals come from between; empty where they do not. */
  public OptionalInt blocks() {
    return raw.isPresent() && raw.get().clock().measuresScheduling()
        ? OptionalInt.of(raw.get().tallies().stocks().blocks().size())
        : OptionalInt.empty();
  }

  /** Each expectation with what was observed of it, in the order given. */
  public List<ExpectationResult> expectationResults() {
    return expectations().stream().map(this::observe).toList();
  }

  /**
   * The verdict on the run: untrusted where there is a doubt or a control failed, interrupted or an
   * error where it ended so, inconclusive where nothing was counted, otherwise what its
   * expectations come to.
   */
  public Verdict verdict() {
    if (!distrust().isEmpty()) {
      return Verdict.UNTRUSTED;
    }
    return volume.stopped().verdict().orElseGet(this::regularVerdict);
  }

  private Verdict regularVerdict() {
    return volume.cycles() == 0
        ? Verdict.INCONCLUSIVE
        : Verdict.of(expectationResults().stream().map(ExpectationResult::decision).toList());
  }

  /** Why the verdict is not a pass, a sentence each, the gravest first. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>(distrust());
    if (volume.incomplete()) {
      reasons.add(
          "it ended before it had done what was asked (%s)".formatted(volume.stopped().word()));
    }
    if (volume.cycles() == 0) {
      reasons.add("no cycle was counted");
    }
    List<ExpectationResult> results = expectationResults();
    for (Decision decision : List.of(Decision.FAILS, Decision.UNDECIDED)) {
      results.stream()
          .filter(result -> result.decision() == decision)
          .map(ExpectationResult::sentence)
          .forEach(reasons::add);
    }
    return Collections.unmodifiableList(reasons);
  }

  /** The doubts and the controls that failed, a sentence each; empty if the figures are trusted. */
  public List<String> distrust() {
    List<String> distrust = new ArrayList<>(doubts());
    controls()
        .forEach(
            (name, control) -> {
              if (!control.ok()) {
                distrust.add(
                    "control %s failed: expected %s, observed %s"
                        .formatted(
                            name, control.expected(), RateFormat.observed(control.observed())));
              }
            });
    return distrust;
  }

  private ExpectationResult observe(Expectation expectation) {
    return new ExpectationResult(
        expectation, observer(expectation.program()).rate(expectation.metric()));
  }

  /** What became of a program, or of the image as a whole, by its name; nothing of others. */
  public ObserverResult observer(String name) {
    ObserverResult program = observers().get(name);
    if (program != null) {
      return program;
    }
    return image()
        .filter(it -> identity.image().equals(Optional.of(name)))
        .orElse(ObserverResult.of(Map.of()));
  }

  private static <V> Map<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
