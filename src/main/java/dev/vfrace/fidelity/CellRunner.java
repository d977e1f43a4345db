package dev.vfrace.fidelity;

import dev.vfrace.campaign.CampaignRunner;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.ClockSettings;
import dev.vfrace.campaign.Concurrency;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Limits;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.campaign.Provenance;
import dev.vfrace.control.ControlSettings;
import dev.vfrace.count.Counts;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.statistics.Rate;
import dev.vfrace.timeline.Pace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Runs the race of a cell as a campaign of its own. */
final class CellRunner {

  /** The share of the window that is the lag, as in {@code vfrace.clock.auto-lag-share}. */
  private static final double LAG_SHARE = 0.001;

  private static final ControlSettings CONTROLS = new ControlSettings(1, 0.01, 0.1, 0.001);
  private static final int WARM_UP = 64;
  private static final Duration LEAST_LIMIT = Duration.ofMinutes(2);
  private static final long SLOWEST_PER_SECOND = 200;
  private static final long SLOWEST_AT_REAL_PACE = 100;

  private final int threads;

  /**
   * A runner.
   *
   * @param threads of the runs that are not the oracle's
   */
  CellRunner(int threads) {
    this.threads = threads;
  }

  /**
   * What one run gave.
   *
   * @param rate of the observer, per cycle in which it met the VF
   * @param met how many cycles those were, of all
   * @param cyclesPerSecond of wall time
   */
  record Run(Rate rate, Rate met, double cyclesPerSecond) {}

  /** As a campaign would run it. */
  Run bounded(Cell cell) throws InterruptedException {
    return bounded(cell, OptionalLong.of(Math.max(1, Math.round(cell.scale() * LAG_SHARE))));
  }

  /** With another lag, nanoseconds; empty: unbounded. */
  Run bounded(Cell cell, OptionalLong lag) throws InterruptedException {
    return run(cell, threads, cell.cycles(), clock(cell, cell.pace(), lag));
  }

  /** Without a bound between the two sides, for its speed; a quarter of the cycles will do. */
  Run unbounded(Cell cell) throws InterruptedException {
    return bounded(quarter(cell), OptionalLong.empty());
  }

  /** As a campaign would run it, but as few cycles as {@link #unbounded}. */
  Run boundedAsShort(Cell cell) throws InterruptedException {
    return bounded(quarter(cell));
  }

  private static Cell quarter(Cell cell) {
    long cycles = Math.max(cell.lanes(), cell.cycles() / 4);
    return new Cell(cell.race(), cell.scale(), cycles, cell.lanes(), cell.pace());
  }

  /** On one thread: deterministic. */
  Run oracle(Cell cell) throws InterruptedException {
    return run(cell, 1, cell.cycles(), clock(cell, Pace.FREE, OptionalLong.of(1)));
  }

  private static ClockSettings clock(Cell cell, Pace pace, OptionalLong lag) {
    return ClockSettings.placed(pace, lag, OptionalLong.of(cell.scale()));
  }

  private static Run run(Cell cell, int threads, long cycles, ClockSettings clock)
      throws InterruptedException {
    MachineSpec machine = cell.race().machine();
    int warmUp = (int) Math.min(WARM_UP, cycles / cell.lanes() / 10);
    CampaignSettings settings =
        new CampaignSettings(
            machine,
            new Limits(
                OptionalLong.of(cycles),
                Optional.of(limit(cell, cycles)),
                Optional.empty(),
                // the same for the oracle, so that both count the same random draws
                cell.pace() == Pace.REAL ? 0 : warmUp),
            new Concurrency(cell.lanes(), threads),
            clock,
            CONTROLS,
            Provenance.NONE);
    Measurement measurement =
        new CampaignRunner(settings, InstantSource.system()).run(new CompletableFuture<>());
    if (measurement.ending().reason() != Ending.Reason.COMPLETE) {
      throw new UnfinishedException(measurement.ending(), limit(cell, cycles));
    }
    List<Counts> programs = measurement.totals().programs();
    Counts observer = programs.get(programs.size() - 1);
    Rate rate = new Rate(cell.race().hits(observer), observer.trials());
    Rate met = new Rate(observer.trials(), measurement.totals().cycles());
    return new Run(rate, met, cycles / (measurement.elapsed().toNanos() / 1e9));
  }

  /** By when it is over unless it hangs, however busy the machine is. */
  private static Duration limit(Cell cell, long cycles) {
    long slowest = cell.pace() == Pace.REAL ? SLOWEST_AT_REAL_PACE : SLOWEST_PER_SECOND;
    return LEAST_LIMIT.plusSeconds(cycles / slowest);
  }
}
