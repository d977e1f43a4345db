package dev.vfrace.campaign;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalLong;

/** How many cycles all lanes have run, where all have run as many: at the ends of rounds. */
final class Evenness {

  private static final int[] NONE = {};

  private final Deque<int[]> open = new ArrayDeque<>();
  private long laneCycles;
  private boolean even = true;

  /**
   * Before the first round.
   *
   * @param done cycles that each lane has run before
   */
  Evenness(long done) {
    laneCycles = done;
  }

  /** A round begins, with so many cycles of each lane. */
  void roundOpened(int[] cycles) {
    open.add(cycles);
  }

  /** A round begins that does not count. */
  void warmUpOpened() {
    open.add(NONE);
  }

  /** The oldest round has been run. */
  void roundEnded() {
    int[] cycles = open.remove();
    if (cycles.length == 0) {
      return;
    }
    laneCycles += cycles[0];
    even &= Arrays.stream(cycles).allMatch(it -> it == cycles[0]);
  }

  /** Cycles that each lane has run in the rounds that have ended; empty: not all as many. */
  OptionalLong laneCycles() {
    return even ? OptionalLong.of(laneCycles) : OptionalLong.empty();
  }
}
