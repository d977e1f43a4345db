package dev.vfrace.analysis;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much was run.
 *
 * @param cycles hot-plug cycles finished, over all lanes
 * @param warmUpCycles run before them and not counted
 * @param requestedCycles cycles asked for; null where only a duration was
 * @param messages messages handled
 * @param elapsed wall-clock time from the first cycle to the last
 * @param stopped why it ended
 * @param answer what was known that had been asked for, where that ended it
 */
public record RunVolume(
    long cycles,
    long warmUpCycles,
    @Nullable Long requestedCycles,
    long messages,
    Duration elapsed,
    Stopped stopped,
    Optional<String> answer) {

  private static final double NANOS = 1e9;

  /** Whether the run ended before it had done what was asked. */
  public boolean incomplete() {
    return stopped.early();
  }

  /** Wall-clock seconds. */
  public double elapsedSeconds() {
    return elapsed.toNanos() / NANOS;
  }

  /** Cycles per wall-clock second; NaN if no time has passed. */
  public double cyclesPerSecond() {
    return perSecond(cycles);
  }

  /** Messages per wall-clock second; NaN if no time has passed. */
  public double messagesPerSecond() {
    return perSecond(messages);
  }

  private double perSecond(long count) {
    return elapsed.isZero() ? Double.NaN : count / elapsedSeconds();
  }
}
