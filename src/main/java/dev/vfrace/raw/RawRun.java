package dev.vfrace.raw;

import dev.vfrace.campaign.ClockSettings;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Provenance;
import dev.vfrace.count.Metric;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Owner;
import dev.vfrace.witness.WitnessBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one campaign left behind: schema {@code vfrace.raw/1}. Every figure and every text of a
 * result is made from it.
 *
 * @param origin by what, when and where it was run
 * @param experiment what was set up
 * @param questions what was asked of it
 * @param course how it went
 * @param tallies what was counted
 * @param histograms of times
 * @param witnesses cycles that show what the counts are made of; none if they were not kept
 */
public record RawRun(
    Origin origin,
    Experiment experiment,
    Questions questions,
    Course course,
    Tallies tallies,
    Histograms histograms,
    WitnessBook witnesses) {

  /** The same run, asked for another metric. */
  public RawRun about(Metric metric) {
    return new RawRun(
        origin,
        experiment,
        new Questions(questions.expect(), questions.fleet(), metric),
        course,
        tallies,
        histograms,
        witnesses);
  }

  /** What was run, by name. */
  public Subject subject() {
    return experiment.subject;
  }

  /** How much of it. */
  public Amounts amounts() {
    return experiment.amounts;
  }

  /** How the modelled clock was kept. */
  public ClockSettings clock() {
    return experiment.clock;
  }

  /** How much of what decides the rates is guessed. */
  public Optional<Estimates> estimates() {
    return experiment.estimates;
  }

  /** The configuration that it can be run again from. */
  public Provenance provenance() {
    return experiment.provenance;
  }

  /** The name and version of its form. */
  public static final String SCHEMA = "vfrace.raw/1";

  /**
   * By what, when and where a campaign was run.
   *
   * @param build of vfrace
   * @param started wall-clock time of the first cycle
   * @param host the machine
   * @param command that ran it: its arguments, without those that only say where the results go and
   *     how they look; empty where that is not known
   */
  public record Origin(Build build, Instant started, HostFacts host, List<String> command) {

    /** Defensive copy. */
    public Origin {
      command = List.copyOf(command);
    }
  }

  /**
   * What was set up before the first cycle; whoever sets up the same can repeat the run.
   *
   * @param subject what was run, by name
   * @param amounts how much of it
   * @param clock how the modelled clock was kept
   * @param estimates how much of what decides the rates is guessed; empty where there is no window,
   *     or the run was recorded without
   * @param provenance the configuration that it can be run again from
   */
  public record Experiment(
      Subject subject,
      Amounts amounts,
      ClockSettings clock,
      Optional<Estimates> estimates,
      Provenance provenance) {}

  /**
   * What was run.
   *
   * @param kernel name of the design
   * @param scenario its name
   * @param timing its name
   * @param image its name; empty: the programs were chosen one by one
   * @param owner whom the VF belongs to
   * @param cycles what the scenario's cycles are, in the plural, such as {@code hot-plugs}
   * @param sideBySide whether the programs only count what they would do to the VF
   * @param gates what makes each program leave the VF alone, by its name
   */
  public record Subject(
      String kernel,
      String scenario,
      String timing,
      Optional<String> image,
      Owner owner,
      String cycles,
      boolean sideBySide,
      Map<String, Gates> gates) {

    /** Copy in its order. */
    public Subject {
      gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
    }
  }

  /**
   * How much was run.
   *
   * @param lanes VMs at once
   * @param threads dispatcher threads
   * @param seed of every random draw
   * @param requestedCycles over all lanes; empty where only a duration was asked for
   * @param warmUpCycles over all lanes, not counted
   * @param until by what was counted it was to end earlier, as it was typed; what the rule says of
   *     a rate decides the kind of its interval
   */
  public record Amounts(
      int lanes,
      int threads,
      long seed,
      OptionalLong requestedCycles,
      long warmUpCycles,
      Optional<String> until) {}

  /**
   * What was asked of a run.
   *
   * @param expect expectations, as they were typed
   * @param fleet whose incidents are worked out, as {@code --fleet} reads it
   * @param metric that the table is about
   */
  public record Questions(List<String> expect, Optional<String> fleet, Metric metric) {

    /** Nothing. */
    public static final Questions NONE =
        new Questions(List.of(), Optional.empty(), Metric.MISJUDGED);

    /** Defensive copy. */
    public Questions {
      expect = List.copyOf(expect);
    }
  }

  /**
   * How it went.
   *
   * @param cycles counted, over all lanes
   * @param elapsed wall time
   * @param messages handled by the actors
   * @param reason why it ended
   * @param answer what was known that ended it
   * @param failure what failed
   * @param disturbances what kept the process from running
   */
  public record Course(
      long cycles,
      Duration elapsed,
      long messages,
      Ending.Reason reason,
      Optional<String> answer,
      Optional<String> failure,
      Disturbances disturbances) {}

  /**
   * Times, modelled nanoseconds.
   *
   * @param flagWindow from S4c to IFF_SLAVE, by cycle
   * @param masterWindow from S4b to the master link, by cycle
   * @param configuredFlag what the timing has for the former, drawn independently
   * @param configuredMaster the same for the latter
   * @param outage without any working data path, by cycle
   * @param rtnlHold that RTNL was held at a stretch at most, by cycle
   * @param lateness of the modelled clock's entries
   */
  public record Histograms(
      RawHistogram flagWindow,
      RawHistogram masterWindow,
      RawHistogram configuredFlag,
      RawHistogram configuredMaster,
      RawHistogram outage,
      RawHistogram rtnlHold,
      RawHistogram lateness) {}
}
