package dev.vfrace.analysis;

import dev.vfrace.campaign.Interference;
import dev.vfrace.text.Quantity;
import java.util.Optional;

/**
 * How the modelled clock was kept.
 *
 * @param pace {@code real} or {@code free}
 * @param lagMicros how far one thread's modelled time could run ahead of the slowest, in
 *     microseconds; {@link #UNBOUNDED} for no bound
 * @param latenessMicros how late events ran, in microseconds
 * @param windowMicros the shortest window in which userspace can see the VF unready, which decides
 *     the races, in microseconds; NaN if none takes any time
 * @param interference what kept the process from running
 */
public record ClockResult(
    String pace,
    double lagMicros,
    Quantiles latenessMicros,
    double windowMicros,
    Interference interference) {

  /** The lag of threads that nothing holds together. */
  public static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  private static final String REAL = "real";

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

  /**
   * What there is to say if modelled and wall time parted at real pace: if more than a hundredth of
   * the steps ran later than the deciding window is long.
   */
  public Optional<String> parted() {
    return pace.equals(REAL) && latenessMicros.p99() > windowMicros
        ? Optional.of(
            "modelled and wall time parted: a hundredth of the steps ran %s late or more, and the shortest window is %s; %s"
                .formatted(
                    Quantity.micros(latenessMicros.p99()),
                    Quantity.micros(windowMicros),
                    unbounded()
                        ? "the order of steps is the machine's"
                        : "the steps kept their order, so the rates are those of modelled time"))
        : Optional.empty();
  }
}
