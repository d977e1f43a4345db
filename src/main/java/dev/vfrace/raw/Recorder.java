package dev.vfrace.raw;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CampaignTotals;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Interference;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.control.KnownRace;
import dev.vfrace.count.Counts;
import dev.vfrace.model.Gates;
import dev.vfrace.question.StoppingRule;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.witness.WitnessBook;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes raw runs of what campaigns measured.
 *
 * @param build of vfrace
 * @param host the machine
 * @param command that runs the campaigns: its arguments; empty where there is none
 */
public record Recorder(Build build, Host host, List<String> command) {

  /** Defensive copy. */
  public Recorder {
    command = List.copyOf(command);
  }

  /** Of what no command runs. */
  public Recorder(Build build, Host host) {
    this(build, host, List.of());
  }

  /**
   * The raw run of a campaign that has not been run: nothing is counted. Takes a moment, in which
   * the windows as configured are found.
   *
   * @param started wall-clock time
   * @param questions what is asked of it
   */
  public RawRun begin(CampaignSettings settings, Instant started, RawRun.Questions questions) {
    ConfiguredWindows configured = new ConfiguredWindows(settings);
    return new RawRun(
        new RawRun.Origin(build, started, host.facts(), command),
        new RawRun.Experiment(
            subject(settings),
            amounts(settings),
            settings.clock(),
            EstimateFinder.of(settings),
            settings.provenance()),
        questions,
        new RawRun.Course(
            0,
            Duration.ZERO,
            0,
            Ending.Reason.LOST,
            Optional.empty(),
            Optional.empty(),
            new Disturbances(Interference.NONE, List.of())),
        tallies(settings, CampaignTotals.sum(settings)),
        RawTotals.histograms(configured.flag(), configured.master()),
        WitnessBook.NONE);
  }

  /**
   * The raw run of a campaign, complete or not.
   *
   * @param measured what it measured
   * @param questions what was asked of it
   */
  public RawRun record(Measurement measured, RawRun.Questions questions) {
    return record(measured, begin(measured.settings(), measured.started(), questions));
  }

  /**
   * The raw run of a campaign, complete or not, without finding out again what is known of it.
   *
   * @param measured what it measured
   * @param begun what {@link #begin} gave, or an earlier block
   */
  public RawRun record(Measurement measured, RawRun begun) {
    CampaignSettings settings = measured.settings();
    CampaignTotals totals = measured.totals();
    return new RawRun(
        new RawRun.Origin(build, measured.started(), host.facts(), command),
        new RawRun.Experiment(
            begun.subject(),
            amounts(settings),
            settings.clock(),
            begun.estimates(),
            settings.provenance()),
        begun.questions(),
        course(measured),
        tallies(settings, totals),
        RawTotals.histograms(begun.histograms(), totals, measured.lateness()),
        totals.witnesses());
  }

  /**
   * A part of what a campaign counted.
   *
   * @param begun what was known of the campaign before
   * @param settings of the campaign
   * @param totals of the part
   * @param elapsed wall time of the part
   * @param messages of the part
   */
  public static RawRun part(
      RawRun begun,
      CampaignSettings settings,
      CampaignTotals totals,
      Duration elapsed,
      long messages) {
    return new RawRun(
        begun.origin(),
        begun.experiment(),
        begun.questions(),
        new RawRun.Course(
            totals.cycles(),
            elapsed,
            messages,
            Ending.Reason.LOST,
            Optional.empty(),
            Optional.empty(),
            disturbances(totals)),
        tallies(settings, totals),
        RawTotals.histograms(begun.histograms(), totals, WorkerPool.noLateness()),
        WitnessBook.NONE);
  }

  private static RawRun.Subject subject(CampaignSettings settings) {
    return new RawRun.Subject(
        settings.kernel().name(),
        settings.scenario().name(),
        settings.timing().name(),
        settings.image(),
        settings.scenario().owner(),
        settings.scenario().cycles(),
        settings.programs().stream().anyMatch(it -> it.acts().changesVf() && !it.touches()),
        gates(settings));
  }

  private static Map<String, Gates> gates(CampaignSettings settings) {
    Map<String, Gates> gates = new LinkedHashMap<>();
    settings.programs().forEach(program -> gates.put(program.name(), program.gates()));
    return gates;
  }

  private static RawRun.Amounts amounts(CampaignSettings settings) {
    return new RawRun.Amounts(
        settings.lanes(),
        settings.threads(),
        settings.seed(),
        settings.cycles(),
        (long) settings.warmUp() * settings.lanes(),
        settings.until().map(StoppingRule::text));
  }

  private static RawRun.Course course(Measurement measured) {
    return new RawRun.Course(
        measured.totals().cycles(),
        measured.elapsed(),
        measured.messages(),
        measured.ending().reason(),
        measured.ending().answer(),
        measured.ending().cause().map(String::valueOf),
        disturbances(measured.totals()));
  }

  /** No slices where nothing disturbed any, as is so of most runs of a moment. */
  private static Disturbances disturbances(CampaignTotals totals) {
    List<Interference> slices = totals.disturbances();
    return new Disturbances(
        totals.disturbance(), slices.stream().anyMatch(Interference::isAny) ? slices : List.of());
  }

  private static Tallies tallies(CampaignSettings settings, CampaignTotals totals) {
    boolean byBlock = settings.clock().measuresScheduling();
    Map<String, Tallies.ProgramTally> programs = new LinkedHashMap<>();
    for (int index = 0; index < settings.programs().size(); index++) {
      programs.put(settings.programs().get(index).name(), RawTotals.tally(totals, index, byBlock));
    }
    int image = settings.programs().size();
    return new Tallies(
        settings.threads(),
        programs,
        settings.image().map(name -> RawTotals.tally(totals, image, byBlock)),
        controls(settings, totals),
        new Tallies.Stocks(totals.stock(), byBlock ? totals.stocksOfBlocks() : List.of()),
        totals.traffic(),
        totals.pairs());
  }

  private static Tallies.Controls controls(CampaignSettings settings, CampaignTotals totals) {
    Map<String, Tallies.ControlTally> tallies = new LinkedHashMap<>();
    List<KnownRace> races = settings.knownRaces();
    for (int index = 0; index < races.size(); index++) {
      KnownRace race = races.get(index);
      Counts counts = totals.controls().get(index);
      tallies.put(
          race.name(),
          new Tallies.ControlTally(race.probability(), race.hits(counts), counts.trials()));
    }
    return new Tallies.Controls(settings.controls().tolerance(), tallies);
  }
}
