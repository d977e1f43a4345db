package dev.vfrace.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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
    StringBuilder text = new StringBuilder();
    fraction().ifPresent(fraction -> text.append(percent(fraction)).append(", "));
    text.append(count(cycles));
    total.ifPresent(all -> text.append(" of ").append(count(all)));
    text.append(" cycles, ").append(count(Math.round(perSecond()))).append(" cycles/s, elapsed ");
    text.append(clock(seconds(elapsed)));
    secondsLeft().ifPresent(left -> text.append(", ETA ").append(clock(left)));
    return text.toString();
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
