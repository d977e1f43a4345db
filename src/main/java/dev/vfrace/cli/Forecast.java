package dev.vfrace.cli;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.explain.CycleLength;
import dev.vfrace.text.Quantity;
import dev.vfrace.timeline.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long campaigns at real pace are going to take: there a cycle takes the time that it is
 * modelled to take, which may be much more than one expects.
 */
final class Forecast {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MINUTE = 60;
  private static final double HOUR = 60 * MINUTE;
  private static final double DAY = 24 * HOUR;

  private final OptionalLong cycles;
  private final Optional<Duration> limit;
  private final int lanes;
  private final double cycleSeconds;

  private Forecast(CampaignSettings settings) {
    cycles = settings.cycles();
    limit = settings.duration();
    lanes = settings.lanes();
    cycleSeconds = CycleLength.nanos(settings.machine()) / NANOS_PER_SECOND;
  }

  /** A sentence for each; none at free pace. */
  static List<String> of(List<CampaignSettings> campaigns) {
    return campaigns.stream()
        .filter(settings -> settings.clock().pace() == Pace.REAL)
        .map(settings -> new Forecast(settings).text())
        .toList();
  }

  private String text() {
    String each = "cycles of about %s on %s".formatted(time(cycleSeconds), lanes());
    String all =
        cycles.isPresent()
            ? "%s %s: about %s"
                .formatted(Quantity.count(cycles.getAsLong()), each, time(wholeSeconds()))
            : "%s: about %s cycles/s".formatted(each, Quantity.number(lanes / cycleSeconds));
    return "real pace: "
        + all
        + limit
            .map(it -> it.toNanos() / NANOS_PER_SECOND)
            .filter(it -> cycles.isEmpty() || it < wholeSeconds())
            .map(it -> "; it ends after " + time(it) + without(it))
            .orElse("");
  }

  private String without(double seconds) {
    return seconds < cycleSeconds ? ", before most lanes have done a cycle" : "";
  }

  private double wholeSeconds() {
    return Math.ceil((double) cycles.orElseThrow() / lanes) * cycleSeconds;
  }

  private String lanes() {
    return Quantity.count(lanes, "lane");
  }

  /** In the unit in which it is easiest to grasp. */
  private static String time(double seconds) {
    if (seconds < 1e-3) {
      return Quantity.micros(seconds * 1e6);
    }
    if (seconds < 1) {
      return Quantity.number(seconds * 1e3) + " ms";
    }
    if (seconds < 2 * MINUTE) {
      return Quantity.number(seconds) + " s";
    }
    if (seconds < 2 * HOUR) {
      return Quantity.number(seconds / MINUTE) + " min";
    }
    return seconds < 2 * DAY
        ? Quantity.number(seconds / HOUR) + " h"
        : Quantity.number(seconds / DAY) + " days";
  }
}
