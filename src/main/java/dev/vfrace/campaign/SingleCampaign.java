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
      return runner.run(settings, watch, stop);
    }
    Blocks blocks = new Blocks(List.of(settings), 1, 1, runner, InstantSource.system());
    watch.start(blocks::cyclesDone);
    try {
      return blocks.run(stop).get(0);
    } finally {
      watch.stop();
    }
  }
}
