package dev.vfrace.campaign;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs a campaign by itself: where scheduling is what it measures, in blocks of fresh threads. */
public final class SingleCampaign {

  private SingleCampaign() {}

  /**
   * Runs it to its end.
   *
   * @param settings what to run
   * @param runner runs a campaign on one set of threads
   * @param watch watches the cycles
   * @param stop when it completes, the campaign ends with what it has
   */
  public static Measurement run(
      CampaignSettings settings, BlockRunner runner, CycleWatch watch, CompletableFuture<?> stop)
      throws InterruptedException {
    if (!settings.clock().measuresScheduling()) {
      watch.batches().begin(0);
      Measurement measured = runner.run(settings, watch, stop);
      watch.batches().end(measured);
      return measured;
    }
    Blocks blocks =
        new Blocks(
            List.of(settings),
            List.of(),
            1,
            1,
            runner,
            InstantSource.system(),
            List.of(watch.batches()));
    watch.start(blocks::cyclesDone);
    try {
      return blocks.run(stop).get(0);
    } finally {
      watch.stop();
    }
  }
}
