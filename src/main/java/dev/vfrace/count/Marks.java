package dev.vfrace.count;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * In which cycles of a round each thing happened to a program: a bit a cycle, at the number of the
 * cycle within its VM modulo {@value #CYCLES}. Rounds of more cycles than that leave marks that
 * mean nothing.
 */
@SuppressWarnings("EnumOrdinal") // indexes that do not outlive the run
public final class Marks {

  /** The most cycles of a round that can be told apart. */
  public static final int CYCLES = Long.SIZE;

  /** Nothing happened. */
  public static final Marks NONE = new Marks(new long[0]);

  private final long[] bits;

  private Marks(long[] bits) {
    this.bits = bits;
  }

  /** The cycles in which it happened to any of several programs. */
  public static Marks any(List<Marks> programs) {
    long[] any = new long[Running.COUNTERS];
    for (Marks program : programs) {
      for (int counter = 0; counter < program.bits.length; counter++) {
        any[counter] |= program.bits[counter];
      }
    }
    return new Marks(any);
  }

  /** In how many cycles each thing happened. */
  public Counts counts() {
    Map<Counter, Long> cycles = new EnumMap<>(Counter.class);
    for (Counter counter : Counter.values()) {
      cycles.put(counter, (long) Long.bitCount(of(counter)));
    }
    return Counts.of(cycles);
  }

  /** The cycles in which it happened. */
  public long of(Counter counter) {
    return bits.length == 0 ? 0 : bits[counter.ordinal()];
  }

  /** Marks as things happen. */
  static final class Running {

    private static final int COUNTERS = Counter.values().length;

    private long[] bits = NONE.bits;

    /** A thing happened in a cycle. */
    void add(Counter counter, long cycle) {
      if (bits.length == 0) {
        bits = new long[COUNTERS];
      }
      // a shift takes its distance modulo 64
      bits[counter.ordinal()] |= 1L << cycle;
    }

    /** What has been marked since the last call. */
    Marks take() {
      if (bits.length == 0) {
        return NONE;
      }
      Marks taken = new Marks(bits);
      bits = NONE.bits;
      return taken;
    }
  }
}
