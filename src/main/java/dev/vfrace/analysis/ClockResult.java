package dev.vfrace.analysis;

import dev.vfrace.campaign.Interference;

/**
 * How the modelled clock was kept.
 *
 * @param pace {@code real} or {@code free}
 * @param lagMicros how far one thread's modelled time could run ahead of the slowest, in
 *     microseconds; {@link #UNBOUNDED} for no bound
 * @param latenessMicros how late events ran, in microseconds
 * @param interference what kept the process from running
 */
public record ClockResult(
    String pace, double lagMicros, Quantiles latenessMicros, Interference interference) {

  /** The lag of threads that nothing holds together. */
  public static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  /** The word for {@link #UNBOUNDED}. */
  public static final String UNBOUNDED_WORD = "unbounded";

  /** What the figures of an unbounded run are, for every output. */
  public static final String RAW_NOISE = "raw scheduling noise";

  /** Refuses a lag that is negative or NaN. */
  public ClockResult {
    if (!(lagMicros >= 0)) {
      throw new IllegalArgumentException("lag must not be negative: " + lagMicros + " µs");
    }
  }

  public boolean unbounded() {
    return lagMicros == UNBOUNDED;
  }
}
