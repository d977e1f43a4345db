package dev.vfrace.study;

import dev.vfrace.campaign.BlockRunner;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CycleWatch;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.raw.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Runs a short campaign again and again, until it goes no faster, to learn speed and rates. */
public final class Calibration {

  /** How long each run is to take. */
  public static final Duration EACH = Duration.ofSeconds(3);

  private static final int FEWEST_RUNS = 2;
  private static final int MOST_RUNS = 8;

  /** A speed that has risen by more may rise further. */
  private static final double RISING = 1.1;

  private static final CycleWatch UNWATCHED =
      new CycleWatch() {
        @Override
        public void start(LongSupplier cyclesDone) {}

        @Override
        public void stop() {}
      };

  private final CampaignSettings settings;
  private final BlockRunner runner;
  private final Recorder recorder;

  /**
   * A calibration.
   *
   * @param settings what is run each time
   * @param runner runs it
   * @param recorder makes raw runs of what was measured
   */
  public Calibration(CampaignSettings settings, BlockRunner runner, Recorder recorder) {
    this.settings = settings;
    this.runner = runner;
    this.recorder = recorder;
  }

  /** What is about to be done, in words. */
  public static String intention() {
    return "measuring speed and rates here, for %d s to %d s"
        .formatted(FEWEST_RUNS * EACH.toSeconds(), MOST_RUNS * EACH.toSeconds());
  }

  /**
   * All runs until one that does not end by itself. Until the JIT has done its work, the speed is
   * not that of a long run: the last counts.
   *
   * @param stop when it completes, the run at hand ends with what it has, and is the last
   */
  public Turns run(CompletableFuture<?> stop) throws InterruptedException {
    List<Measurement> runs = new ArrayList<>();
    double before;
    double speed = 0;
    do {
      before = speed;
      runs.add(runner.run(settings, UNWATCHED, stop));
      Turns turns = new Turns(runs, recorder);
      if (!turns.areWhole()) {
        return turns;
      }
      speed = turns.last().volume().cyclesPerSecond();
    } while (runs.size() < MOST_RUNS && speed > RISING * before);
    return new Turns(runs, recorder);
  }
}
