package dev.vfrace.raw;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CampaignTotals;
import dev.vfrace.campaign.Interference;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.control.KnownRace;
import dev.vfrace.count.Counts;
import dev.vfrace.model.Gates;
import dev.vfrace.question.StoppingRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
   * The raw run of a campaign, complete or not.
   *
   * @param measured what it measured
   * @param questions what was asked of it
   */
  public RawRun record(Measurement measured, RawRun.Questions questions) {
    CampaignSettings settings = measured.settings();
    return new RawRun(
        new RawRun.Origin(build, measured.started(), host.facts(), command),
        experiment(settings),
        questions,
        course(measured),
        tallies(settings, measured.totals()),
        histograms(measured),
        measured.totals().witnesses());
  }

  /**
   * The raw run of another block of a campaign, complete or not, without finding out again what all
   * blocks have in common.
   *
   * @param measured what it measured
   * @param first an earlier block
   */
  public RawRun record(Measurement measured, RawRun first) {
    return new RawRun(
        new RawRun.Origin(build, measured.started(), host.facts(), command),
        new RawRun.Experiment(
            first.subject(),
            amounts(measured.settings()),
            first.clock(),
            first.estimates(),
            first.provenance()),
        first.questions(),
        course(measured),
        tallies(measured.settings(), measured.totals()),
        histograms(
            measured, first.histograms().configuredFlag(), first.histograms().configuredMaster()),
        measured.totals().witnesses());
  }

  private static RawRun.Experiment experiment(CampaignSettings settings) {
    return new RawRun.Experiment(
        subject(settings),
        amounts(settings),
        settings.clock(),
        EstimateFinder.of(settings),
        settings.provenance());
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
        totals.disturbance(),
        slices.stream().anyMatch(Interference::isAny) ? slices : List.of());
  }

  private static RawRun.Tallies tallies(CampaignSettings settings, CampaignTotals totals) {
    boolean byBlock = settings.clock().measuresScheduling();
    Map<String, RawRun.ProgramTally> programs = new LinkedHashMap<>();
    for (int index = 0; index < settings.programs().size(); index++) {
      programs.put(settings.programs().get(index).name(), tally(totals, index, byBlock));
    }
    int image = settings.programs().size();
    return new RawRun.Tallies(
        settings.threads(),
        programs,
        settings.image().map(name -> tally(totals, image, byBlock)),
        controls(settings, totals),
        new RawRun.Stocks(totals.stock(), byBlock ? totals.stocksOfBlocks() : List.of()),
        totals.traffic(),
        totals.pairs());
  }

  private static RawRun.Controls controls(CampaignSettings settings, CampaignTotals totals) {
    Map<String, RawRun.ControlTally> tallies = new LinkedHashMap<>();
    List<KnownRace> races = settings.knownRaces();
    for (int index = 0; index < races.size(); index++) {
      KnownRace race = races.get(index);
      Counts counts = totals.controls().get(index);
      tallies.put(
          race.name(),
          new RawRun.ControlTally(race.probability(), race.hits(counts), counts.trials()));
    }
    return new RawRun.Controls(settings.controls().tolerance(), tallies);
  }

  private static RawRun.ProgramTally tally(CampaignTotals totals, int index, boolean byBlock) {
    return new RawRun.ProgramTally(
        totals.batches(index),
        totals.disturbed().get(index),
        byBlock ? totals.blocks(index) : List.of());
  }

  private static RawRun.Histograms histograms(Measurement measured) {
    ConfiguredWindows configured = new ConfiguredWindows(measured.settings());
    return histograms(
        measured, RawHistogram.of(configured.flag()), RawHistogram.of(configured.master()));
  }

  private static RawRun.Histograms histograms(
      Measurement measured, RawHistogram configuredFlag, RawHistogram configuredMaster) {
    CampaignTotals totals = measured.totals();
    return new RawRun.Histograms(
        RawHistogram.of(totals.flagWindows()),
        RawHistogram.of(totals.masterWindows()),
        configuredFlag,
        configuredMaster,
        RawHistogram.of(totals.outages()),
        RawHistogram.of(totals.rtnlHolds()),
        RawHistogram.of(measured.lateness()));
  }
}
