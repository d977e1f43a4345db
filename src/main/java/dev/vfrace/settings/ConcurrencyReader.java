package dev.vfrace.settings;

import dev.vfrace.campaign.ClockSettings;
import dev.vfrace.text.Durations;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.Placement;
import java.util.Map;

/** Reads of {@code vfrace.run} how many VMs there are at once, and which threads run them. */
final class ConcurrencyReader {

  private static final Map<String, Placing> PLACINGS = Words.kebab(Placing.class);
  private static final int MAX_LANES = 1_000_000;
  private static final int MAX_RATE = 1_000_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MAX_THREADS = 1024;
  private static final int MAX_WARM_UP = 1_000_000;
  private static final int AUTO_WARM_UP = 64;
  private static final long MOST_AUTO_WARM_UP = 100_000;

  private enum Placing {
    AUTO,
    TASKS,
    APART,
    TOGETHER
  }

  private final RunReader run;

  ConcurrencyReader(RunReader run) {
    this.run = run;
  }

  /** Reads every key, also those that another stands in for. */
  void check() {
    lanes();
    threads();
    run.at("auto-lanes").count(1, MAX_LANES);
    realSeconds();
    realRate();
    run.at("placement").word(PLACINGS);
    warmUp(Pace.FREE);
  }

  /** VMs at once, never more than cycles. */
  int lanes() {
    String key = run.isWord("lanes", RunReader.AUTO) ? "auto-lanes" : "lanes";
    return lanes(run.at(key).count(1, MAX_LANES));
  }

  /** So many VMs at once, as far as there may be and there are cycles for them, at least 1. */
  int lanes(long wanted) {
    return (int) Math.max(1, Math.min(Math.min(wanted, MAX_LANES), run.cycles().orElse(wanted)));
  }

  /** Whether how many VMs there are at once is left open. */
  boolean areLanesOpen() {
    return run.isWord("lanes", RunReader.AUTO);
  }

  /** In what time the cycles are to be done at real pace, where the lanes are open. */
  double realSeconds() {
    long nanos = run.at("auto-real-time").nanos(Long.MAX_VALUE);
    if (nanos == 0) {
      throw run.at("auto-real-time").error("must be more than 0; allowed: " + Durations.ALLOWED);
    }
    return nanos / NANOS_PER_SECOND;
  }

  /** Cycles a second of each thread that the lanes are for at real pace, where they are open. */
  long realRate() {
    return run.at("auto-real-rate").count(1, MAX_RATE);
  }

  /** Dispatcher threads. */
  int threads() {
    return run.isWord("threads", RunReader.AUTO)
        ? Math.min(MAX_THREADS, Math.max(1, Runtime.getRuntime().availableProcessors()))
        : (int) run.at("threads").count(1, MAX_THREADS);
  }

  /**
   * The clock, with the placement that is asked for. One thread has all VMs together.
   *
   * @param placed as it is at auto
   */
  ClockSettings place(ClockSettings placed) {
    Placement asked =
        switch (run.at("placement").word(PLACINGS)) {
          case AUTO -> placed.placement();
          case TASKS -> Placement.TASKS;
          case APART -> Placement.APART;
          case TOGETHER -> Placement.TOGETHER;
        };
    return new ClockSettings(
        placed.pace(),
        placed.lagNanos(),
        placed.windowNanos(),
        threads() == 1 ? Placement.TOGETHER : asked);
  }

  /**
   * Cycles of each lane before anything is counted; by default a fiftieth, at most a round, or
   * 100,000 of all.
   */
  int warmUp(Pace pace) {
    if (!run.isWord("warm-up", RunReader.AUTO)) {
      return (int) run.at("warm-up").count(0, MAX_WARM_UP);
    }
    if (pace == Pace.REAL) {
      return 0;
    }
    long perLane = run.cycles().orElse(Long.MAX_VALUE) / lanes();
    long affordable = MOST_AUTO_WARM_UP / lanes();
    return (int) Math.min(Math.min(AUTO_WARM_UP, affordable), perLane / 50);
  }
}
