package dev.vfrace.count;

import java.util.Arrays;

/** A growing list of modelled time spans. */
public final class Spans {

  private long[] values = new long[2];
  private int size;

  public void add(long nanos) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = nanos;
  }

  /** What was added since the last call. */
  public long[] take() {
    long[] taken = Arrays.copyOf(values, size);
    size = 0;
    return taken;
  }
}
