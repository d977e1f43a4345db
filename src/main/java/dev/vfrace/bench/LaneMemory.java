package dev.vfrace.bench;

import dev.vfrace.campaign.CampaignRunner;
import dev.vfrace.campaign.CampaignSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Measures what the lanes of a running campaign keep on the heap. */
final class LaneMemory {

  private static final long POLL_MILLIS = 20;

  private final CampaignSettings settings;

  LaneMemory(CampaignSettings settings) {
    this.settings = settings;
  }

  /** Live heap after a full collection, less that before the campaign, by lane. */
  double kilobytesPerLane() throws InterruptedException {
    long before = liveBytes();
    CompletableFuture<Void> stop = new CompletableFuture<>();
    CampaignRunner runner = new CampaignRunner(settings, InstantSource.system());
    CompletableFuture<Void> ended =
        CompletableFuture.runAsync(
            () -> {
              try {
                runner.run(stop);
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
            });
    while (runner.cyclesDone() == 0 && !ended.isDone()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    long after = liveBytes();
    stop.complete(null);
    ended.join();
    return (after - before) / 1e3 / settings.lanes();
  }

  /** What the collection left, without what was allocated since. */
  private static long liveBytes() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
