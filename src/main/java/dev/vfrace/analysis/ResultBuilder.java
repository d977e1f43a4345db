package dev.vfrace.analysis;

import dev.vfrace.campaign.BatchedRate;
import dev.vfrace.campaign.Ending;
import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Metric;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import dev.vfrace.question.Expectation;
import dev.vfrace.question.Fleet;
import dev.vfrace.question.Until;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Tallies;
import dev.vfrace.statistics.BlockInterval;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Mean;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.Stopping;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Turns what a campaign left behind into its result. */
public final class ResultBuilder {

  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;

  private ResultBuilder() {}

  /**
   * The result of a campaign, complete or not.
   *
   * @param raw what it left behind
   * @throws IllegalArgumentException if its questions are none
   */
  public static RunResult build(RawRun raw) {
    return new RunResult(
        identity(raw),
        volume(raw),
        new RunResult.Seen(observers(raw), image(raw)),
        new RunResult.Conditions(outcomes(raw), windows(raw), traffic(raw), clock(raw)),
        new RunResult.Asked(
            raw.questions().expect().stream().map(Expectation::parse).toList(),
            raw.questions().fleet().map(Fleet::parse),
            raw.questions().metric()),
        new RunResult.Trust(controls(raw.tallies().controls()), ClockDoubts.of(raw)),
        Optional.of(raw));
  }

  private static RunIdentity identity(RawRun raw) {
    return new RunIdentity(
        raw.origin(),
        raw.subject(),
        raw.amounts(),
        raw.clock().placement().name().toLowerCase(Locale.ROOT),
        raw.provenance().fingerprint(),
        raw.provenance().departures());
  }

  private static Map<String, ControlResult> controls(Tallies.Controls tallies) {
    Map<String, ControlResult> controls = new LinkedHashMap<>();
    tallies
        .races()
        .forEach(
            (name, it) ->
                controls.put(
                    name,
                    ControlResult.judge(
                        it.probability(), tallies.tolerance(), new Rate(it.hits(), it.trials()))));
    return controls;
  }

  private static RunVolume volume(RawRun raw) {
    OptionalLong requested = raw.amounts().requestedCycles();
    return new RunVolume(
        raw.course().cycles(),
        raw.amounts().warmUpCycles(),
        requested.isPresent() ? requested.getAsLong() : null,
        raw.course().messages(),
        raw.course().elapsed(),
        stopped(raw.course().reason()),
        raw.course().answer());
  }

  private static Stopped stopped(Ending.Reason reason) {
    return switch (reason) {
      case COMPLETE -> Stopped.COMPLETE;
      case TIME_IS_UP -> Stopped.DURATION;
      case COUNTED_ENOUGH -> Stopped.UNTIL;
      case INTERRUPTED -> Stopped.INTERRUPTED;
      case FAILED -> Stopped.ERROR;
      case LOST -> Stopped.LOST;
    };
  }

  private static Windows windows(RawRun raw) {
    RawRun.Histograms histograms = raw.histograms();
    return raw.subject().owner().isThere()
        ? new Windows(
            quantiles(raw, histograms.flagWindow().histogram()),
            quantiles(raw, histograms.masterWindow().histogram()),
            HistogramQuantiles.micros(histograms.configuredFlag().histogram()),
            HistogramQuantiles.micros(histograms.configuredMaster().histogram()))
        : Windows.NONE;
  }

  private static Quantiles quantiles(RawRun raw, Histogram histogram) {
    return areIndependent(raw)
        ? HistogramQuantiles.measured(histogram)
        : HistogramQuantiles.micros(histogram);
  }

  /** Cycles of which the counts did not choose the number either: plain intervals hold. */
  private static boolean areIndependent(RawRun raw) {
    return !raw.clock().measuresScheduling() && !endsByCounts(raw);
  }

  private static boolean endsByCounts(RawRun raw) {
    return until(raw).map(rule -> !rule.programs().isEmpty()).orElse(false);
  }

  private static TrafficResult traffic(RawRun raw) {
    Traffic traffic = raw.tallies().traffic();
    Mean lost = new Mean(traffic.cycles(), traffic.lostPackets(), traffic.lostSquares());
    return new TrafficResult(
        traffic.cycles(),
        quantiles(raw, raw.histograms().outage().histogram()),
        lost,
        areIndependent(raw) ? Optional.of(lost.interval()) : Optional.empty(),
        traffic.syntheticNanos() / NANOS_PER_SECOND,
        quantiles(raw, raw.histograms().rtnlHold().histogram()));
  }

  /** Whoever may stop by what was counted owes an interval that holds whenever that happens. */
  private static Map<String, ObserverResult> observers(RawRun raw) {
    Optional<Until> until = until(raw);
    Map<String, ObserverResult> observers = new LinkedHashMap<>();
    raw.tallies()
        .programs()
        .forEach(
            (name, tally) ->
                observers.put(name, observer(raw, tally, metric -> stopping(until, name, metric))));
    return observers;
  }

  private static Optional<ObserverResult> image(RawRun raw) {
    String name = raw.subject().image().orElse("");
    Optional<Until> until = until(raw);
    return raw.tallies()
        .image()
        .map(tally -> observer(raw, tally, metric -> stopping(until, name, metric)));
  }

  private static Optional<Until> until(RawRun raw) {
    return raw.amounts().until().map(Until::parse);
  }

  private static Stopping stopping(Optional<Until> until, String program, Metric metric) {
    return until.map(rule -> rule.stopping(program, metric)).orElse(Stopping.FIXED);
  }

  private static ObserverResult observer(
      RawRun raw, Tallies.ProgramTally tally, Function<Metric, Stopping> stopping) {
    Counts counts = tally.total();
    List<Counts> batches = tally.batches();
    Map<Metric, Rate> rates = new EnumMap<>(Metric.class);
    Map<Metric, Dispersion> dispersions = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      BatchedRate batched = new BatchedRate(metric, batches);
      Stopping own = stopping.apply(metric);
      rates.put(
          metric,
          raw.clock().measuresScheduling() ? batched.rate(tally.blocks(), own) : batched.rate(own));
      dispersions.put(metric, batched.dispersion());
    }
    return new ObserverResult(
        rates,
        dispersions,
        new Rate(tally.disturbed().of(Counter.SAW_UNSLAVED), tally.disturbed().trials()),
        counts.of(Counter.EPISODES));
  }

  private static Map<String, Rate> outcomes(RawRun raw) {
    Stock stock = raw.tallies().stocks().whole();
    Stopping stopping = endsByCounts(raw) ? Stopping.BY_COUNTS : Stopping.FIXED;
    Map<String, Rate> outcomes = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      Rate rate = new Rate(stock.of(outcome), stock.cycles(), stopping);
      outcomes.put(
          outcome.word(),
          raw.clock().measuresScheduling() ? rate.judgedBy(blocks(raw, outcome)) : rate);
    }
    return outcomes;
  }

  private static BlockInterval blocks(RawRun raw, Outcome outcome) {
    List<Stock> blocks = raw.tallies().stocks().blocks();
    return BlockInterval.of(
        blocks.stream().mapToLong(it -> it.of(outcome)).toArray(),
        blocks.stream().mapToLong(Stock::cycles).toArray());
  }

  private static ClockResult clock(RawRun raw) {
    OptionalLong lag = raw.clock().lagNanos();
    OptionalLong window = raw.clock().windowNanos();
    return new ClockResult(
        raw.clock().pace().name().toLowerCase(Locale.ROOT),
        lag.isPresent() ? lag.getAsLong() / NANOS_PER_MICRO : ClockResult.UNBOUNDED,
        HistogramQuantiles.micros(raw.histograms().lateness().histogram()),
        window.isPresent() ? window.getAsLong() / NANOS_PER_MICRO : Double.NaN,
        raw.course().disturbances().whole());
  }
}
