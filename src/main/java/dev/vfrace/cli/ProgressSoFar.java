package dev.vfrace.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * How far a campaign has come at one moment.
 *
 * @param cycles done
 * @param total cycles to do, if that is limited
 * @param elapsed wall time since the start
 * @param limit wall time to run, if that is limited
 */
record ProgressSoFar(long cycles, OptionalLong total, Duration elapsed, Optional<Duration> limit) {

  private static final double NANOS = 1e9;
  private static final int PERCENT = 100;
  private static final int MINUTE = 60;

  /** The part that is done, from 0 to 1, of whichever limit is nearer; empty without a limit. */
  OptionalDouble fraction() {
    DoubleStream ofCycles = total.stream().mapToDouble(all -> (double) cycles / all);
    DoubleStream ofTime = limit.stream().mapToDouble(all -> seconds(elapsed) / seconds(all));
    return DoubleStream.concat(ofCycles, ofTime).max().stream()
        .map(fraction -> Math.min(1, fraction))
        .findFirst();
  }

  /** Cycles per second of wall time since the start. */
  double perSecond() {
    return elapsed.isZero() ? 0 : cycles / seconds(elapsed);
  }

  /** Seconds to go at this pace; empty while that cannot be told. */
  OptionalDouble secondsLeft() {
    DoubleStream ofCycles =
        cycles == 0
            ? DoubleStream.empty()
            : total.stream().mapToDouble(all -> Math.max(0, all - cycles) / perSecond());
    DoubleStream ofTime =
        limit.stream().mapToDouble(all -> Math.max(0, seconds(all) - seconds(elapsed)));
    return DoubleStream.concat(ofCycles, ofTime).min();
  }

  /** All of it in one line, such as {@code 34 %, 68,000 of 200,000 cycles, ...}. */
  String describe() {
    return String.join(", ", parts());
  }

  /** As much of it as has room in so many columns; how long it takes goes last. */
  String describe(int columns) {
    List<String> parts = new ArrayList<>(parts());
    // The time that has passed, the speed, the cycles.
    for (String without : List.of("elapsed ", "cycles/s", "cycles")) {
      if (String.join(", ", parts).length() > columns) {
        parts.removeIf(part -> part.contains(without));
      }
    }
    String text = String.join(", ", parts);
    return text.substring(0, Math.max(0, Math.min(columns, text.length())));
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    fraction().ifPresent(fraction -> parts.add(percent(fraction)));
    parts.add(
        count(cycles)
            + total.stream().mapToObj(all -> " of " + count(all)).collect(Collectors.joining())
            + " cycles");
    parts.add(count(Math.round(perSecond())) + " cycles/s");
    parts.add("elapsed " + clock(seconds(elapsed)));
    secondsLeft().ifPresent(left -> parts.add("ETA " + clock(left)));
    return parts;
  }

  private static String percent(double fraction) {
    return (int) (fraction * PERCENT) + " %";
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Minutes and seconds, and hours where there are any. */
  private static String clock(double seconds) {
    long whole = (long) seconds;
    long minutes = whole / MINUTE;
    long hours = minutes / MINUTE;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes % MINUTE, whole % MINUTE)
        : String.format(Locale.ROOT, "%d:%02d", minutes, whole % MINUTE);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
