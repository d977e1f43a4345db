package dev.vfrace.campaign;

import org.jspecify.annotations.Nullable;

/**
 * Memory that a process keeps for its end: where the lanes have used up the heap, what was measured
 * can still be told. Given back once, at the first failure that no actor caused.
 */
public final class MemoryReserve {

  private static final int BYTES = 16 << 20;

  private static byte @Nullable [] reserve;

  private MemoryReserve() {}

  /** Sets it aside, if the heap is not so small that it would be the first to be missed. */
  public static synchronized void hold() {
    if (reserve == null && Runtime.getRuntime().maxMemory() > 8L * BYTES) {
      reserve = new byte[BYTES];
    }
  }

  /** Gives it back. */
  static synchronized void release() {
    reserve = null;
  }

  /** Bytes that lanes can never have. */
  static synchronized int bytes() {
    return reserve == null ? 0 : BYTES;
  }
}
