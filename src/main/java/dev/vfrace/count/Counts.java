package dev.vfrace.count;

import java.util.Map;

/**
 * What became of a program's chances, in cycles.
 *
 * @param sums by counter
 */
public record Counts(Sums<Counter> sums) {

  /** Nothing counted. */
  public static final Counts NONE = new Counts(Sums.none(Counter.class));

  /** So many; what is left out is 0. */
  public static Counts of(Map<Counter, Long> counted) {
    return new Counts(Sums.of(Counter.class, counted));
  }

  /** One of them. */
  public long of(Counter counter) {
    return sums.of(counter);
  }

  /** Cycles in which the program had its chance. */
  public long trials() {
    return of(Counter.TRIALS);
  }

  /** The difference. */
  public Counts minus(Counts less) {
    return new Counts(sums.minus(less.sums));
  }

  /** The sum. */
  public Counts plus(Counts other) {
    return new Counts(sums.plus(other.sums));
  }
}
