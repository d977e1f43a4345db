package dev.vfrace.timeline;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether a strand is idle, waits in a worker's queue, or runs, as an actor's mailbox has it. What
 * one worker has written in a turn is seen by the worker that has the next: each passes through
 * here.
 */
final class RunState {

  private static final int IDLE = 0;
  private static final int QUEUED = 1;
  private static final int RUNNING = 2;

  /** Running, and called meanwhile: it must have another turn. */
  private static final int CALLED = 3;

  private final AtomicInteger state = new AtomicInteger(IDLE);

  /**
   * There may be something to do.
   *
   * @return whether the caller must see to it that the strand has a turn
   */
  boolean call() {
    while (true) {
      int seen = state.get();
      if (seen == QUEUED || seen == CALLED) {
        return false;
      }
      if (state.compareAndSet(seen, seen == IDLE ? QUEUED : CALLED)) {
        return seen == IDLE;
      }
    }
  }

  /** A turn begins; the strand was queued. */
  void begin() {
    state.set(RUNNING);
  }

  /**
   * A turn ends. Whoever gets false must not touch the strand again.
   *
   * @param goesOn whether there is more to do for certain
   * @return whether the strand is queued, and the caller must see to its next turn
   */
  boolean end(boolean goesOn) {
    if (!goesOn && state.compareAndSet(RUNNING, IDLE)) {
      return false;
    }
    state.set(QUEUED);
    return true;
  }
}
