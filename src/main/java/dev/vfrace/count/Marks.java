package dev.vfrace.count;

import java.util.Arrays;
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

  /** What {@link #lookedAt} gives of a cycle without a look. */
  public static final long NO_LOOK = Long.MIN_VALUE;

  private static final long[] NOTHING = {};

  /** Nothing happened. */
  public static final Marks NONE = new Marks(NOTHING, NOTHING);

  private final long[] bits;
  private final long[] looks;

  private Marks(long[] bits, long[] looks) {
    this.bits = bits;
    this.looks = looks;
  }

  /** The cycles in which it happened to any of several programs. */
  public static Marks any(List<Marks> programs) {
    long[] any = new long[Running.COUNTERS];
    for (Marks program : programs) {
      for (int counter = 0; counter < program.bits.length; counter++) {
        any[counter] |= program.bits[counter];
      }
    }
    return new Marks(any, NOTHING);
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

  /** Whether it happened in a cycle. */
  public boolean has(Counter counter, long cycle) {
    return (of(counter) >>> cycle & 1) != 0;
  }

  /**
   * When the deciding read of a cycle met a VF that belongs to a netvsc, in modelled nanoseconds;
   * {@link #NO_LOOK} if there was none, or its time is not kept.
   */
  public long lookedAt(long cycle) {
    int place = place(cycle);
    return place < looks.length ? looks[place] : NO_LOOK;
  }

  private static int place(long cycle) {
    return (int) (cycle % CYCLES);
  }

  /** Marks as things happen. */
  static final class Running {

    private static final int COUNTERS = Counter.values().length;

    private long[] bits = NOTHING;
    private long[] looks = NOTHING;

    /** A thing happened in a cycle. */
    void add(Counter counter, long cycle) {
      if (bits.length == 0) {
        bits = new long[COUNTERS];
      }
      // a shift takes its distance modulo 64
      bits[counter.ordinal()] |= 1L << cycle;
    }

    /** The deciding read of a cycle met the VF. */
    void look(long cycle, long at) {
      int place = place(cycle);
      if (place >= looks.length) {
        int length = looks.length;
        looks = Arrays.copyOf(looks, Math.min(CYCLES, Math.max(place + 1, 4 * length)));
        Arrays.fill(looks, length, looks.length, NO_LOOK);
      }
      looks[place] = at;
    }

    /** What has been marked since the last call. */
    Marks take() {
      if (bits.length == 0 && looks.length == 0) {
        return NONE;
      }
      Marks taken = new Marks(bits, looks);
      bits = NOTHING;
      looks = NOTHING;
      return taken;
    }
  }
}
