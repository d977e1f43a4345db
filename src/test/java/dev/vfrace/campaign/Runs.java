package dev.vfrace.campaign;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs campaigns over the bundled definitions and reads their counts. */
final class Runs {

  private Runs() {}

  /**
   * Runs a campaign.
   *
   * @param defines {@code KEY=VALUE}, as after {@code -D}
   */
  static Measurement run(String... defines) {
    return run(List.of(), defines);
  }

  /** Runs a campaign with a user's own files. */
  static Measurement run(List<Path> files, String... defines) {
    CampaignSettings settings =
        Catalogue.load(Catalogue.confDir(), files, Arrays.asList(defines), Map.of()).campaign();
    try {
      return new CampaignRunner(settings, Clock.systemUTC()).run(new CompletableFuture<>());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** A program's counts. */
  static Counts of(Measurement measurement, String program) {
    for (int index = 0; index < measurement.settings().programs().size(); index++) {
      if (measurement.settings().programs().get(index).name().equals(program)) {
        return measurement.totals().programs().get(index);
      }
    }
    throw new IllegalArgumentException("no program " + program);
  }

  /** One counter of a program as a rate. */
  static Rate rate(Measurement measurement, String program, Counter hits) {
    Counts counts = of(measurement, program);
    return new Rate(counts.of(hits), counts.trials());
  }

  /** An interval that excludes the truth once in ten thousand runs. */
  static Interval wide(Rate rate) {
    return rate.interval(0.9999);
  }
}
