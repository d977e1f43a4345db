package dev.vfrace.witness;

import dev.vfrace.campaign.CampaignRunner;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.settings.Catalogue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Runs of one rule that looks long before the join, of one that always looks after it, and of one
 * whose look is drawn around it.
 */
final class WitnessedRun {

  static final String EARLY = "early";
  static final String LATE = "late";
  static final String RACING = "racing";

  private static final List<String> RIGGED =
      List.of(
          "run.lanes=4",
          "run.seed=7",
          "run.cycles=2000",
          "timing.kernel.queues=2ms",
          rule(EARLY, "100us", "rename"),
          rule(LATE, "1s", "none"),
          rule(RACING, "{dist = uniform, min = 0ms, max = 8ms}", "none"),
          "run.userspace=[%s, %s, %s]".formatted(EARLY, LATE, RACING));

  private WitnessedRun() {}

  private static String rule(String name, String latency, String acts) {
    return ("userspace.%s={trigger=uevent-add, reads=sysfs, gate=slave-flag, latency=%s,"
            + " acts=%s, act-latency=1ms, heals=never, summary=x, source=x}")
        .formatted(name, latency, acts);
  }

  static CampaignSettings settings(String... more) {
    List<String> defines = new ArrayList<>(RIGGED);
    defines.addAll(Stream.of(more).toList());
    return Catalogue.load(Catalogue.confDir(), List.of(), defines, Map.of()).campaign();
  }

  static Measurement run(String... more) {
    try {
      return new CampaignRunner(settings(more), Clock.systemUTC()).run(new CompletableFuture<>());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
