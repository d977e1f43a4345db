package dev.vfrace.bench;

import dev.vfrace.campaign.CampaignRunner;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Choice;
import dev.vfrace.timeline.Placement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The campaigns that a benchmark measures: hot-add on v6.1.
 *
 * @param bundled the bundled definitions and nothing else
 * @param threads dispatcher threads
 */
public record Campaigns(Catalogue bundled, int threads) {

  static final String AZURE_TIMING = "azure-mlx5";

  private static final Choice CHOICE = Choice.by("the benchmark");
  private static final List<String> OF_IMAGE =
      List.of("udev-azure-rule", "networkmanager-azure-rule", "cloud-init-22.4", "addrconf");
  private static final Duration ENDLESS = Duration.ofHours(1);

  /** The programs that watch. */
  enum Programs {
    /** All. */
    ALL,
    /** What one Azure image runs: the rule, the manager behind it, cloud-init, and the kernel. */
    IMAGE;

    private Choice choice() {
      return this == ALL ? CHOICE.allPrograms() : CHOICE.programs(OF_IMAGE);
    }
  }

  /**
   * A campaign with the lanes of {@code run}.
   *
   * @param placement empty: as {@code run} places them
   */
  CampaignSettings of(
      String timing,
      Programs programs,
      int threadsUsed,
      Optional<Placement> placement,
      long cycles) {
    Choice choice = choice(timing, programs, threadsUsed, cycles);
    return settings(placement.map(choice::placement).orElse(choice));
  }

  /** A campaign with many lanes, each of which has run a cycle before anything is measured. */
  CampaignSettings withLanes(int lanes, Programs programs, long cycles) {
    return settings(choice(AZURE_TIMING, programs, threads, cycles).lanes(lanes).warmUp(1));
  }

  /** A campaign with many lanes that does not end by itself. */
  CampaignSettings endless(int lanes, Programs programs) {
    return settings(
        programs.choice().timing(AZURE_TIMING).threads(threads).lanes(lanes).duration(ENDLESS));
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

  private static Choice choice(String timing, Programs programs, int threads, long cycles) {
    return programs.choice().timing(timing).threads(threads).cycles(cycles);
  }

  private CampaignSettings settings(Choice choice) {
    return bundled.with(choice).campaign();
  }
}
