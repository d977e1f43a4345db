package dev.vfrace.cli;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.LaneHeap;
import dev.vfrace.text.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The memory that lanes need, against what the JVM may have. */
final class Memory {

  private static final long MEGABYTE = 1 << 20;

  private Memory() {}

  /**
   * Sees to it that nothing is started that cannot fit.
   *
   * @param campaigns what is to run
   * @param atOnce how many of them at a time
   * @throws UsageException if the lanes of those that need most do not fit into the heap together
   */
  static void check(List<CampaignSettings> campaigns, int atOnce) {
    long heap = Runtime.getRuntime().maxMemory();
    List<CampaignSettings> largest =
        campaigns.stream()
            .sorted(Comparator.comparingLong(LaneHeap::bytes).reversed())
            .limit(atOnce)
            .toList();
    long need = largest.stream().mapToLong(LaneHeap::bytes).sum();
    if (need > LaneHeap.free(heap)) {
      CampaignSettings most = largest.get(0);
      throw new UsageException(
          "--lanes %d (vfrace.run.lanes): the lanes%s need about %d MB, and the heap has %d; %s"
              .formatted(
                  most.lanes(),
                  largest.size() == 1 ? "" : " of %d campaigns at once".formatted(largest.size()),
                  need / MEGABYTE,
                  heap / MEGABYTE,
                  advice(most, heap / largest.size(), need)));
    }
  }

  /** What was short, where that is what a failure was about: threads or memory. */
  static Optional<String> shortage(Throwable failure) {
    if (!(failure instanceof OutOfMemoryError)) {
      return Optional.empty();
    }
    String words = String.valueOf(failure.getMessage());
    return Optional.of(
        words.contains("native thread")
            ? "the system gives no more threads (ulimit -u, or memory for them); fewer: --threads"
            : "out of memory (%s): the heap has %d MB; more: VFRACE_JAVA_OPTS=-Xmx2g, for example"
                .formatted(words, Runtime.getRuntime().maxMemory() / MEGABYTE));
  }

  /** The same of a campaign, with how many lanes fit. */
  static Optional<String> shortage(Throwable failure, CampaignSettings settings) {
    long heap = Runtime.getRuntime().maxMemory();
    return shortage(failure)
        .map(
            words ->
                words.startsWith("out of memory")
                    ? "out of memory (%s): the heap of %d MB is short for %s; %s"
                        .formatted(
                            failure.getMessage(),
                            heap / MEGABYTE,
                            Quantity.count(settings.lanes(), "lane"),
                            advice(settings, heap, LaneHeap.bytes(settings)))
                    : words);
  }

  private static String advice(CampaignSettings settings, long heap, long need) {
    return "about %s of %s fit; more memory: VFRACE_JAVA_OPTS=-Xmx%dm"
        .formatted(
            Quantity.count(
                Math.min(settings.lanes(), LaneHeap.lanesIn(settings.programs().size(), heap)),
                "lane"),
            Quantity.count(settings.programs().size(), "program"),
            Math.max(1024, need * 3 / 2 / MEGABYTE));
  }
}
