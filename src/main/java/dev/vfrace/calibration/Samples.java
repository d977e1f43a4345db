package dev.vfrace.calibration;

import java.util.Arrays;

/** Measured durations in nanoseconds, in the order in which they came. */
final class Samples {

  /** More are not kept: their quantiles would not change. */
  static final int MOST = 1_000_000;

  private long[] nanos = new long[16];
  private int count;
  private long left;

  /** Adds one; what is negative is no duration and counts as 0. */
  void add(long duration) {
    if (count == MOST) {
      left++;
      return;
    }
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, Math.min(MOST, 2 * count));
    }
    nanos[count++] = Math.max(0, duration);
  }

  /** How many are kept. */
  int count() {
    return count;
  }

  /** How many were too many. */
  long left() {
    return left;
  }

  /** All of them, from the shortest to the longest. */
  long[] sorted() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
