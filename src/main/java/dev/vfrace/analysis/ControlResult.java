package dev.vfrace.analysis;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;

/**
 * A known answer measured beside the campaign, to tell whether its figures can be trusted.
 *
 * @param expected what it had to give, for example {@code < 1e-6}
 * @param observed what it gave
 * @param ok whether that agrees
 */
public record ControlResult(String expected, Rate observed, boolean ok) {

  /** A right control is refused once in ten thousand runs. */
  private static final double CONFIDENCE = 0.9999;

  /**
   * Compares what a known race gave with its probability. Where that is 0 or 1 nothing else will
   * do; otherwise the 99.99 % interval must reach the probability or come as near as the tolerance.
   * Without trials there is nothing to object to.
   *
   * @param probability known, 0 to 1
   * @param tolerance relative to the probability, from 0 to 1
   * @param observed what was counted
   */
  public static ControlResult judge(double probability, double tolerance, Rate observed) {
    if (probability == 0 || probability == 1) {
      boolean ok = observed.count() == (probability == 0 ? 0 : observed.trials());
      return new ControlResult(probability == 0 ? "0" : "1", observed, ok);
    }
    Interval interval = observed.interval(CONFIDENCE);
    boolean ok =
        interval.low() <= probability * (1 + tolerance)
            && interval.high() >= probability * (1 - tolerance);
    String expected =
        "%s ± %s %%".formatted(Quantity.number(probability), Quantity.number(tolerance * 100));
    return new ControlResult(expected, observed, ok);
  }
}
