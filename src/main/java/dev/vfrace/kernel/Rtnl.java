package dev.vfrace.kernel;

import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/**
 * The RTNL mutex: whoever asks gets it in the order of asking.
 *
 * <p>A work item that uses {@code rtnl_trylock} and re-queues itself with delay 0 ({@code
 * netvsc_vf_setup}) waits here like the others: it comes to the same.
 */
public final class Rtnl {

  /** More waiters than any VM has threads that take RTNL. */
  private static final int LIMIT = 4096;

  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(1);
  private final LongSupplier now;
  private boolean held;
  private long heldSince;
  private long longestHold;

  /**
   * Nobody holds it.
   *
   * @param now modelled nanoseconds
   */
  public Rtnl(LongSupplier now) {
    this.now = now;
  }

  /** Measures anew. */
  public void startCycle() {
    longestHold = 0;
  }

  /** For how long it was held at a stretch, at most, in this cycle; modelled nanoseconds. */
  public long longestHold() {
    return longestHold;
  }

  /** Runs the critical section now or when its turn comes; it must end with {@link #unlock}. */
  void lock(Runnable section) {
    if (held) {
      if (waiting.size() == LIMIT) {
        throw new IllegalStateException("more than " + LIMIT + " threads wait for RTNL");
      }
      waiting.add(section);
    } else {
      held = true;
      heldSince = now.getAsLong();
      section.run();
    }
  }

  /** Ends the critical section and starts the next one. */
  void unlock() {
    if (!held) {
      throw new IllegalStateException("RTNL is not held");
    }
    long unlockedAt = now.getAsLong();
    longestHold = Math.max(longestHold, unlockedAt - heldSince);
    Runnable next = waiting.poll();
    if (next == null) {
      held = false;
    } else {
      heldSince = unlockedAt;
      next.run();
    }
  }

  /** Forgets holder and waiters: the VM has been switched off. */
  void reset() {
    held = false;
    waiting.clear();
  }
}
