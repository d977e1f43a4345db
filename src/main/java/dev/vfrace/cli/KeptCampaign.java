package dev.vfrace.cli;

import dev.vfrace.campaign.BatchSink;
import dev.vfrace.campaign.CycleWatch;
import java.util.function.LongSupplier;

/**
 * A campaign that is watched and kept.
 *
 * @param watch shows its progress
 * @param batches takes its counts
 */
record KeptCampaign(CycleWatch watch, BatchSink batches) implements CycleWatch {

  @Override
  public void start(LongSupplier cyclesDone) {
    watch.start(cyclesDone);
  }

  @Override
  public void stop() throws InterruptedException {
    watch.stop();
  }
}
