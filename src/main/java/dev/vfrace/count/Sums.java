package dev.vfrace.count;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often each of some things happened; immutable.
 *
 * @param <E> the things
 */
@SuppressWarnings("EnumOrdinal") // indexes that do not outlive the run
public final class Sums<E extends Enum<E>> {

  private static final long[] NONE = {};

  private final Class<E> things;
  private final long[] values;

  private Sums(Class<E> things, long[] values) {
    this.things = things;
    this.values = values;
  }

  /** Nothing happened. */
  public static <E extends Enum<E>> Sums<E> none(Class<E> things) {
    return of(things, Map.of());
  }

  /** So often; what is left out did not happen. */
  public static <E extends Enum<E>> Sums<E> of(Class<E> things, Map<E, Long> values) {
    long[] all = new long[things.getEnumConstants().length];
    values.forEach((thing, value) -> all[thing.ordinal()] = value);
    return new Sums<>(things, all);
  }

  /** How often one thing happened. */
  public long of(E thing) {
    return values[thing.ordinal()];
  }

  /** The sum. */
  public Sums<E> plus(Sums<E> other) {
    long[] sums = values.clone();
    for (int at = 0; at < sums.length; at++) {
      sums[at] += other.values[at];
    }
    return new Sums<>(things, sums);
  }

  /** The difference. */
  Sums<E> minus(Sums<E> less) {
    long[] left = values.clone();
    for (int at = 0; at < left.length; at++) {
      left[at] -= less.values[at];
    }
    return new Sums<>(things, left);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sums<?> sums
        && things.equals(sums.things)
        && Arrays.equals(values, sums.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.stream(things.getEnumConstants())
        .map(thing -> thing + "=" + of(thing))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /**
   * Counts as things happen.
   *
   * @param <E> the things
   */
  static final class Running<E extends Enum<E>> {

    private final Class<E> things;
    private long[] values = NONE;

    /** Nothing has happened yet. */
    Running(Class<E> things) {
      this.things = things;
    }

    /** A thing happened. */
    void add(E thing) {
      if (values.length == 0) {
        values = new long[things.getEnumConstants().length];
      }
      values[thing.ordinal()]++;
    }

    /** A thing happened, or not. */
    void add(E thing, boolean happened) {
      if (happened) {
        add(thing);
      }
    }

    /** What has happened since the last call. */
    Sums<E> take() {
      Sums<E> taken = values.length == 0 ? none(things) : new Sums<>(things, values);
      values = NONE;
      return taken;
    }
  }
}
