package dev.vfrace.cli;

import dev.vfrace.campaign.CampaignRunner;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CycleWatch;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.campaign.MemoryReserve;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** Runs campaigns. */
@FunctionalInterface
interface Engine {

  /**
   * Runs a campaign to its end.
   *
   * @param settings what to run
   * @param progress watches the run
   * @param stop when it completes, the campaign ends with what it has
   */
  Measurement run(CampaignSettings settings, CycleWatch progress, CompletableFuture<?> stop)
      throws InterruptedException;

  /** The engine made of actors. */
  static Engine actors() {
    return (settings, progress, stop) -> {
      MemoryReserve.hold();
      CampaignRunner runner =
          new CampaignRunner(settings, InstantSource.system(), progress.batches());
      progress.start(runner::cyclesDone);
      try {
        return runner.run(stop);
      } finally {
        progress.stop();
      }
    };
  }
}
