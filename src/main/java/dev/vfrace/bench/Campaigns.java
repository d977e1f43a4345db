package dev.vfrace.bench;

import dev.vfrace.campaign.CampaignRunner;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

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
  CampaignSettings of(String timing, String programs, int threadsUsed, long cycles) {
    return settings(
        Map.of(
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

  private CampaignSettings settings(Map<RunOption, String> options, String... defines) {
    Map<RunOption, List<String>> all = new HashMap<>();
    options.forEach((option, value) -> all.put(option, List.of(value)));
    return Catalogue.load(confDir, List.of(), List.of(defines), all).campaign();
  }
}
