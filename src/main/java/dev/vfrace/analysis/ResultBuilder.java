package dev.vfrace.analysis;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CampaignTotals;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.control.KnownRace;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Metric;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.question.Expectation;
import dev.vfrace.question.Fleet;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Mean;
import dev.vfrace.statistics.Rate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns what a campaign measured into its result. */
public final class ResultBuilder {

  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;

  private ResultBuilder() {}

  /**
   * One metric of a program's counts.
   *
   * @param anytime the counts decided when the run ended
   */
  public static Rate rate(Metric metric, Counts counts, boolean anytime) {
    return new Rate(metric.count(counts), metric.trials(counts), anytime);
  }

  /**
   * The result of a campaign, complete or not.
   *
   * @param measurement what was measured
   * @param expectations what the user asked to hold
   * @param fleet whose incidents are worked out
   * @param version of vfrace
   */
  public static RunResult build(
      Measurement measurement,
      List<Expectation> expectations,
      Optional<Fleet> fleet,
      String version) {
    CampaignTotals totals = measurement.totals();
    return new RunResult(
        identity(measurement, version),
        volume(measurement),
        observers(measurement.settings().programs(), totals, stoppedByCounts(measurement)),
        outcomes(totals.stock()),
        windows(measurement),
        traffic(totals),
        clock(measurement),
        controls(measurement),
        expectations,
        fleet,
        ClockDoubts.of(measurement));
  }

  /** Whoever may stop by what was counted owes an interval that holds whenever that happens. */
  private static boolean stoppedByCounts(Measurement measurement) {
    return measurement.settings().until().isPresent();
  }

  private static RunIdentity identity(Measurement measurement, String version) {
    CampaignSettings settings = measurement.settings();
    return new RunIdentity(
        version,
        measurement.started(),
        settings.kernel().name(),
        settings.scenario().name(),
        settings.scenario().hasSynthetic(),
        settings.timing().name(),
        settings.programs().stream().anyMatch(it -> it.acts().opens() && !it.touches()),
        settings.lanes(),
        settings.threads(),
        settings.clock().placement().name().toLowerCase(Locale.ROOT),
        settings.seed(),
        settings.fingerprint());
  }

  private static Map<String, ControlResult> controls(Measurement measurement) {
    List<KnownRace> races = measurement.settings().knownRaces();
    double tolerance = measurement.settings().controls().tolerance();
    Map<String, ControlResult> controls = new LinkedHashMap<>();
    for (int index = 0; index < races.size(); index++) {
      KnownRace race = races.get(index);
      Counts counts = measurement.totals().controls().get(index);
      Rate observed = new Rate(race.hits(counts), counts.trials());
      controls.put(race.name(), ControlResult.judge(race.probability(), tolerance, observed));
    }
    return controls;
  }

  private static RunVolume volume(Measurement measurement) {
    OptionalLong requested = measurement.settings().cycles();
    return new RunVolume(
        measurement.totals().cycles(),
        (long) measurement.settings().warmUp() * measurement.settings().lanes(),
        requested.isPresent() ? requested.getAsLong() : null,
        measurement.messages(),
        measurement.elapsed(),
        stopped(measurement.ending().reason()),
        measurement.ending().answer());
  }

  private static Stopped stopped(Ending.Reason reason) {
    return switch (reason) {
      case COMPLETE -> Stopped.COMPLETE;
      case TIME_IS_UP -> Stopped.DURATION;
      case COUNTED_ENOUGH -> Stopped.UNTIL;
      case INTERRUPTED -> Stopped.INTERRUPTED;
      case FAILED -> Stopped.ERROR;
    };
  }

  private static Windows windows(Measurement measurement) {
    if (!measurement.settings().scenario().hasSynthetic()) {
      return Windows.NONE;
    }
    ConfiguredWindows configured = new ConfiguredWindows(measurement.settings());
    return new Windows(
        HistogramQuantiles.measured(measurement.totals().flagWindows()),
        HistogramQuantiles.measured(measurement.totals().masterWindows()),
        HistogramQuantiles.micros(configured.flag()),
        HistogramQuantiles.micros(configured.master()));
  }

  private static TrafficResult traffic(CampaignTotals totals) {
    Traffic traffic = totals.traffic();
    return new TrafficResult(
        traffic.cycles(),
        HistogramQuantiles.measured(totals.outages()),
        new Mean(traffic.cycles(), traffic.lostPackets(), traffic.lostSquares()),
        traffic.syntheticNanos() / NANOS_PER_SECOND,
        HistogramQuantiles.measured(totals.rtnlHolds()));
  }

  private static Map<String, ObserverResult> observers(
      List<ProgramSpec> programs, CampaignTotals totals, boolean anytime) {
    Map<String, ObserverResult> observers = new LinkedHashMap<>();
    for (int index = 0; index < programs.size(); index++) {
      observers.put(programs.get(index).name(), observer(index, totals, anytime));
    }
    return observers;
  }

  private static ObserverResult observer(int index, CampaignTotals totals, boolean anytime) {
    Counts counts = totals.programs().get(index);
    Counts disturbed = totals.disturbed().get(index);
    List<Counts> batches = totals.batches(index);
    Map<Metric, Rate> rates = new EnumMap<>(Metric.class);
    Map<Metric, Dispersion> dispersions = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      rates.put(metric, rate(metric, counts, anytime));
      long[] trials = batches.stream().mapToLong(batch -> metric.trials(batch)).toArray();
      long[] hits = batches.stream().mapToLong(batch -> metric.count(batch)).toArray();
      dispersions.put(metric, Dispersion.of(hits, trials));
    }
    return new ObserverResult(
        rates,
        dispersions,
        new Rate(disturbed.sawUnslaved(), disturbed.trials()),
        counts.episodes());
  }

  private static Map<String, Rate> outcomes(Stock stock) {
    long cycles = stock.cycles();
    Map<String, Rate> outcomes = new LinkedHashMap<>();
    outcomes.put("joined", new Rate(stock.joined(), cycles));
    outcomes.put("flagged", new Rate(stock.flagged(), cycles));
    outcomes.put("joinedWithoutFlag", new Rate(stock.joinedWithoutFlag(), cycles));
    outcomes.put("flaggedWithoutMaster", new Rate(stock.flaggedWithoutMaster(), cycles));
    outcomes.put("up", new Rate(stock.up(), cycles));
    outcomes.put("dataPathOnVf", new Rate(stock.dataPathOnVf(), cycles));
    outcomes.put("vfIsEth0", new Rate(stock.vfIsEth0(), cycles));
    return outcomes;
  }

  private static ClockResult clock(Measurement measurement) {
    CampaignSettings settings = measurement.settings();
    OptionalLong lag = settings.clock().lagNanos();
    return new ClockResult(
        settings.clock().pace().name().toLowerCase(Locale.ROOT),
        lag.isPresent() ? lag.getAsLong() / NANOS_PER_MICRO : ClockResult.UNBOUNDED,
        HistogramQuantiles.micros(measurement.lateness()),
        measurement.totals().disturbance());
  }
}
