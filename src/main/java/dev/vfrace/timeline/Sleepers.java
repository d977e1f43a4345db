package dev.vfrace.timeline;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** The strands of a worker that wait for the wall clock, at real pace. */
final class Sleepers {

  private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(50);

  /** How much sooner than asked a thread that parks should be there. */
  private static final long EARLY = TimeUnit.MICROSECONDS.toNanos(60);

  private final Clock clock;
  private final PriorityQueue<Sleeper> sleepers =
      new PriorityQueue<>(Comparator.comparingLong(Sleeper::until));

  private record Sleeper(Strand strand, long until) {}

  /** Nobody sleeps. */
  Sleepers(Clock clock) {
    this.clock = clock;
  }

  void add(Strand strand, long time) {
    sleepers.add(new Sleeper(strand, time));
  }

  /** Calls those whose time has come. */
  void wake() {
    Sleeper sleeper = sleepers.peek();
    while (sleeper != null && clock.isDue(sleeper.until)) {
      sleepers.poll();
      sleeper.strand.call();
      sleeper = sleepers.peek();
    }
  }

  /** How long the worker may rest, nanoseconds. */
  long restNanos() {
    Sleeper sleeper = sleepers.peek();
    return sleeper == null
        ? LONGEST_REST
        : Math.max(1, Math.min(LONGEST_REST, sleeper.until - clock.modelledNow() - EARLY));
  }
}
