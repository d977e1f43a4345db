package dev.vfrace.statistics;

/**
 * A closed interval on the real line, here mostly of rates.
 *
 * @param low the lower end
 * @param high the upper end, not below {@code low}
 */
public record Interval(double low, double high) {

  /** Everything a rate can be: what is known before the first trial. */
  public static final Interval ANY_RATE = new Interval(0, 1);

  /** Refuses ends in the wrong order, and NaN. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("not an interval: [" + low + ", " + high + "]");
    }
  }

  /** Whether {@code value} lies in the interval, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
