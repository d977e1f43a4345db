package dev.vfrace.raw;

import dev.vfrace.campaign.CampaignTotals;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Interference;
import dev.vfrace.campaign.PairTable;
import dev.vfrace.campaign.Restored;
import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import dev.vfrace.raw.Tallies.ControlTally;
import dev.vfrace.raw.Tallies.ProgramTally;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.witness.WitnessBook;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Turns what a raw run has counted into totals that can go on, and totals into a raw run. */
public final class RawTotals {

  private RawTotals() {}

  /** The totals of a run. */
  public static CampaignTotals of(RawRun run) {
    Tallies tallies = run.tallies();
    RawRun.Histograms histograms = run.histograms();
    return new Restored(
            run.course().cycles(),
            observers(tallies).stream().map(RawTotals::observer).toList(),
            tallies.controls().races().values().stream().map(RawTotals::counts).toList(),
            run.course().disturbances().slices(),
            new Restored.Rest(
                run.course().disturbances().whole(),
                tallies.stocks().whole(),
                tallies.stocks().blocks(),
                tallies.traffic()),
            new Restored.Times(
                histograms.flagWindow().histogram(),
                histograms.masterWindow().histogram(),
                histograms.outage().histogram(),
                histograms.rtnlHold().histogram()))
        .totals(tallies.workers());
  }

  /** The same run with nothing counted. */
  public static RawRun nothing(RawRun like) {
    Tallies tallies = like.tallies();
    ProgramTally none = new ProgramTally(List.of(), Counts.NONE, List.of());
    Map<String, ProgramTally> programs = new LinkedHashMap<>();
    tallies.programs().forEach((name, tally) -> programs.put(name, none));
    Map<String, ControlTally> races = new LinkedHashMap<>();
    tallies
        .controls()
        .races()
        .forEach((name, race) -> races.put(name, new ControlTally(race.probability(), 0, 0)));
    return new RawRun(
        like.origin(),
        like.experiment(),
        like.questions(),
        new RawRun.Course(
            0,
            Duration.ZERO,
            0,
            Ending.Reason.LOST,
            Optional.empty(),
            Optional.empty(),
            new Disturbances(Interference.NONE, List.of())),
        new Tallies(
            tallies.workers(),
            programs,
            tallies.image().map(image -> none),
            new Tallies.Controls(tallies.controls().tolerance(), races),
            new Tallies.Stocks(Stock.NONE, List.of()),
            Traffic.NONE,
            PairTable.NONE),
        histograms(
            like.histograms().configuredFlag().histogram(),
            like.histograms().configuredMaster().histogram()),
        WitnessBook.NONE);
  }

  /** Nothing measured yet. */
  static RawRun.Histograms histograms(Histogram configuredFlag, Histogram configuredMaster) {
    RawHistogram none = RawHistogram.of(CampaignTotals.windows());
    return new RawRun.Histograms(
        none,
        none,
        RawHistogram.of(configuredFlag),
        RawHistogram.of(configuredMaster),
        none,
        none,
        RawHistogram.of(WorkerPool.noLateness()));
  }

  /** What was measured, beside what is configured. */
  static RawRun.Histograms histograms(
      RawRun.Histograms configured, CampaignTotals totals, Histogram lateness) {
    return new RawRun.Histograms(
        RawHistogram.of(totals.flagWindows()),
        RawHistogram.of(totals.masterWindows()),
        configured.configuredFlag(),
        configured.configuredMaster(),
        RawHistogram.of(totals.outages()),
        RawHistogram.of(totals.rtnlHolds()),
        RawHistogram.of(lateness));
  }

  static ProgramTally tally(CampaignTotals totals, int index, boolean byBlock) {
    return new ProgramTally(
        totals.batches(index),
        totals.disturbed().get(index),
        byBlock ? totals.blocks(index) : List.of());
  }

  private static List<ProgramTally> observers(Tallies tallies) {
    return Stream.concat(tallies.programs().values().stream(), tallies.image().stream()).toList();
  }

  private static Restored.Observer observer(ProgramTally tally) {
    return new Restored.Observer(tally.batches(), tally.disturbed(), tally.blocks());
  }

  /** Whichever of the two a race goes by. */
  private static Counts counts(ControlTally tally) {
    return Counts.of(
        Map.of(
            Counter.TRIALS,
            tally.trials(),
            Counter.SAW_UNSLAVED,
            tally.hits(),
            Counter.MISJUDGED,
            tally.hits()));
  }
}
