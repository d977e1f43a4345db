package dev.vfrace.timeline;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What a strand tells its peer, whose worker reads it: on a cache line apart from all that the
 * turns alone use.
 */
final class Published {
  private static final int LINE = 8;
  private static final int HORIZON = LINE;
  private static final int TAKEN = HORIZON + 1;

  /** Of a strand without a peer, whom nobody reads. */
  static final Published NOTHING = new Published();

  private final AtomicLongArray values = new AtomicLongArray(TAKEN + LINE);

  Published() {
    values.set(HORIZON, Long.MAX_VALUE);
  }

  long horizon() {
    return values.get(HORIZON);
  }

  void setHorizon(long time) {
    values.set(HORIZON, time);
  }

  long taken() {
    return values.get(TAKEN);
  }

  void setTaken(long count) {
    values.set(TAKEN, count);
  }
}
