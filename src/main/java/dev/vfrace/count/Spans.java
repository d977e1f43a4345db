package dev.vfrace.count;

import java.util.Arrays;

/** A growing list of modelled time spans. */
public final class Spans {

  private static final long[] NONE = {};

  private long[] values = NONE;
  private int size;

  public void add(long nanos) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.max(2, size * 2));
    }
    values[size++] = nanos;
  }

  /** What was added since the last call. */
  public long[] take() {
    long[] taken = size == values.length ? values : Arrays.copyOf(values, size);
    values = NONE;
    size = 0;
    return taken;
  }
}
