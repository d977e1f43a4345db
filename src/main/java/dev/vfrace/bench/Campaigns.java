package dev.vfrace.bench;

import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.stress.CampaignRunner;
import dev.vfrace.stress.CampaignSettings;
import dev.vfrace.stress.Measurement;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The campaigns that a benchmark measures.
 *
 * @param confDir the directory of the bundled definitions
 * @param threads dispatcher threads
 */
public record Campaigns(Path confDir, int threads) {

  /** {@code raw}, hot-add, every bundled program, with the lanes of {@code run}. */
  CampaignSettings raw(String cycles) {
    return settings(Map.of(RunOption.CYCLES, List.of(cycles)));
  }

  /** The same without an end, and with many lanes. */
  CampaignSettings raw(int lanes) {
    return settings(
        Map.of(
            RunOption.LANES, List.of(String.valueOf(lanes)),
            RunOption.DURATION, List.of("1h")));
  }

  Measurement measure(CampaignSettings settings) throws InterruptedException {
    return new CampaignRunner(settings, InstantSource.system()).run(new CompletableFuture<>());
  }

  private CampaignSettings settings(Map<RunOption, List<String>> options) {
    Map<RunOption, List<String>> all = new HashMap<>(options);
    all.put(RunOption.TIMING, List.of("raw"));
    all.put(RunOption.THREADS, List.of(String.valueOf(threads)));
    return Catalogue.load(confDir, List.of(), List.of(), all).campaign();
  }
}
