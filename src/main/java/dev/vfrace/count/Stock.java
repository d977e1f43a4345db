package dev.vfrace.count;

import java.util.Map;

/**
 * In what state the cycles left their VF, counted where the scenario settles.
 *
 * @param cycles in which stock was taken
 * @param sums how many of them ended so
 */
public record Stock(long cycles, Sums<Outcome> sums) {

  /** Nothing counted. */
  public static final Stock NONE = new Stock(0, Sums.none(Outcome.class));

  /** So many; what is left out is 0. */
  public static Stock of(long cycles, Map<Outcome, Long> counted) {
    return new Stock(cycles, Sums.of(Outcome.class, counted));
  }

  /** How many ended so. */
  public long of(Outcome outcome) {
    return sums.of(outcome);
  }

  /** The difference. */
  public Stock minus(Stock less) {
    return new Stock(cycles - less.cycles, sums.minus(less.sums));
  }

  /** The sum. */
  public Stock plus(Stock other) {
    return new Stock(cycles + other.cycles, sums.plus(other.sums));
  }

  /** Takes stock, cycle by cycle. */
  public static final class Taker {

    private final Sums.Running<Outcome> running = new Sums.Running<>(Outcome.class);
    private long cycles;

    /** Another cycle is looked at. */
    public void begin() {
      cycles++;
    }

    /** Whether it ended so. */
    public void add(Outcome outcome, boolean so) {
      running.add(outcome, so);
    }

    /** What was counted since the last call. */
    public Stock take() {
      Stock taken = new Stock(cycles, running.take());
      cycles = 0;
      return taken;
    }
  }
}
