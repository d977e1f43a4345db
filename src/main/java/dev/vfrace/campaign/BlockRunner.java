package dev.vfrace.campaign;

import java.util.concurrent.CompletableFuture;

/** Runs one block of a campaign, which is a campaign of its own. */
@FunctionalInterface
public interface BlockRunner {

  /**
   * Runs it to its end.
   *
   * @param settings what to run
   * @param watch watches the run
   * @param stop when it completes, the block ends with what it has
   */
  Measurement run(CampaignSettings settings, CycleWatch watch, CompletableFuture<?> stop)
      throws InterruptedException;
}
