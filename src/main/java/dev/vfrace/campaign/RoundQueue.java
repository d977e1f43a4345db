package dev.vfrace.campaign;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/**
 * Which machine runs its round next. A machine that is done goes on with the next round while
 * others are still in the one before it, so that no worker waits for a VM that another has in hand;
 * but only one round ahead, so that all machines stay equally far.
 */
final class RoundQueue {

  /**
   * A machine's round that is to come.
   *
   * @param machine its number
   * @param cycles to run, at least 1
   */
  record Start(int machine, int cycles) {}

  private final int mostAtOnce;
  private final boolean overlaps;
  private final Deque<Start> waiting = new ArrayDeque<>();
  private final BitSet underWay = new BitSet();
  private final BitSet ahead = new BitSet();
  private int running;
  private int startedAhead;
  private int open;
  private int pending;
  private int pendingAhead;

  /**
   * No round yet.
   *
   * @param mostAtOnce machines that are under way together, and that may be a round ahead
   * @param overlaps whether a machine may go on before all have done a round
   */
  RoundQueue(int mostAtOnce, boolean overlaps) {
    this.mostAtOnce = mostAtOnce;
    this.overlaps = overlaps;
  }

  /** Whether the next round may be opened: all of the last have been started. */
  boolean wantsRound() {
    return waiting.isEmpty() && open < (overlaps ? 2 : 1);
  }

  /** Opens a round, of which machines are added then. */
  void openRound() {
    open++;
  }

  /** Adds a machine to the round that was opened last. */
  void add(Start start) {
    waiting.add(start);
    if (open == 1) {
      pending++;
    } else {
      pendingAhead++;
    }
  }

  /** The machine to start now, which is under way from here on; empty if none can. */
  Optional<Start> start() {
    Start next = waiting.peek();
    if (next == null
        || running == mostAtOnce
        || underWay.get(next.machine)
        || startedAhead == mostAtOnce) {
      return Optional.empty();
    }
    waiting.remove();
    underWay.set(next.machine);
    running++;
    if (open == 2) {
      ahead.set(next.machine);
      startedAhead++;
    }
    return Optional.of(next);
  }

  /**
   * A machine has done its round.
   *
   * @return whether that is the oldest open one, not the one ahead
   */
  boolean done(int machine) {
    lose(machine);
    if (ahead.get(machine)) {
      pendingAhead--;
      return false;
    }
    pending--;
    return true;
  }

  /** Whether all machines have done the oldest open round. */
  boolean isComplete() {
    return open > 0 && pending == 0;
  }

  /** Closes the oldest open round; the one ahead is the oldest now. */
  void closeRound() {
    open--;
    pending = pendingAhead;
    pendingAhead = 0;
    ahead.clear();
    startedAhead = 0;
  }

  /** Whether a machine is running a round. */
  boolean isBusy() {
    return running > 0;
  }

  /** A machine runs no longer, if it did. */
  void lose(int machine) {
    if (underWay.get(machine)) {
      underWay.clear(machine);
      running--;
    }
  }

  /** No machine is started any more. */
  void clear() {
    waiting.clear();
  }
}
