package dev.vfrace.bench;

import dev.vfrace.campaign.CampaignRunner;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The campaigns that a benchmark measures: hot-add on v6.1.
 *
 * @param confDir the directory of the bundled definitions
 * @param threads dispatcher threads
 */
public record Campaigns(Path confDir, int threads) {

  static final String ALL = "all";

  /** What one Azure image runs: the rule, the manager behind it, cloud-init, and the kernel. */
  static final String IMAGE = "udev-azure-rule,networkmanager-azure-rule,cloud-init-22.4,addrconf";

  /** A campaign with the lanes of {@code run}. */
  CampaignSettings of(
      String timing, String programs, int threadsUsed, String placement, long cycles) {
    return settings(
        Map.of(
            RunOption.PLACEMENT,
            placement,
            RunOption.TIMING,
            timing,
            RunOption.USERSPACE,
            programs,
            RunOption.THREADS,
            String.valueOf(threadsUsed),
            RunOption.CYCLES,
            String.valueOf(cycles)));
  }

  /** A campaign with many lanes, each of which has run a cycle before anything is measured. */
  CampaignSettings withLanes(int lanes, String programs, long cycles) {
    return settings(
        Map.of(
            RunOption.TIMING, "raw",
            RunOption.USERSPACE, programs,
            RunOption.THREADS, String.valueOf(threads),
            RunOption.LANES, String.valueOf(lanes),
            RunOption.CYCLES, String.valueOf(cycles)),
        "run.warm-up=1");
  }

  /** A campaign with many lanes that does not end by itself. */
  CampaignSettings endless(int lanes, String programs) {
    return settings(
        Map.of(
            RunOption.TIMING,
            "raw",
            RunOption.USERSPACE,
            programs,
            RunOption.THREADS,
            String.valueOf(threads),
            RunOption.LANES,
            String.valueOf(lanes),
            RunOption.DURATION,
            "1h"));
  }

  Measurement measure(CampaignSettings settings) throws InterruptedException {
    return new CampaignRunner(settings, InstantSource.system()).run(new CompletableFuture<>());
  }

  /** As many campaigns at once as there are threads; they share nothing but the machine. */
  Speed measureSideBySide(CampaignSettings settings) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Measurement>> runs = Collections.nCopies(threads, () -> measure(settings));
      Speed sum = new Speed(0, 0, 0);
      for (Future<Measurement> run : executor.invokeAll(runs)) {
        sum = sum.plus(Speed.of(run.get()));
      }
      return sum;
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a campaign side by side failed", failure.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private CampaignSettings settings(Map<RunOption, String> options, String... defines) {
    Map<RunOption, List<String>> all = new HashMap<>();
    options.forEach((option, value) -> all.put(option, List.of(value)));
    return Catalogue.load(confDir, List.of(), List.of(defines), all).campaign();
  }
}
