package dev.vfrace.timeline;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The campaign's modelled clock: its pace and its lag. Immutable but for the wall clock it reads.
 */
public final class Clock {

  private final Pace pace;
  private final boolean unbounded;
  private final long lag;
  private final LongSupplier nanoTime;
  private final long origin;

  /**
   * A clock that stands at 0 now.
   *
   * @param pace real or free
   * @param lag modelled nanoseconds by which one side of a VM may run ahead of the other, at least
   *     0; empty: unbounded
   * @param nanoTime the wall clock, as {@link System#nanoTime}
   */
  public Clock(Pace pace, OptionalLong lag, LongSupplier nanoTime) {
    if (lag.isPresent() && lag.getAsLong() < 0) {
      throw new IllegalArgumentException("the lag must not be negative: " + lag.getAsLong());
    }
    this.pace = pace;
    this.unbounded = lag.isEmpty();
    this.lag = lag.orElse(0);
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
  }

  boolean isUnbounded() {
    return unbounded;
  }

  long lag() {
    return lag;
  }

  boolean isRealPace() {
    return pace == Pace.REAL;
  }

  /** Whether a modelled time has come, as far as the wall clock is concerned. */
  boolean isDue(long time) {
    return pace == Pace.FREE || time <= modelledNow();
  }

  /** The modelled time that the wall clock asks for; at free pace it asks for nothing. */
  long modelledNow() {
    return pace == Pace.FREE ? Long.MIN_VALUE : nanoTime.getAsLong() - origin;
  }
}
