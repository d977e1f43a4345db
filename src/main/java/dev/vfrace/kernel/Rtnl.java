package dev.vfrace.kernel;

import dev.vfrace.timeline.Timeline;
import dev.vfrace.trace.TraceEvent;
import java.util.ArrayDeque;

/**
 * The RTNL mutex: whoever waits for it gets it in the order of asking. A work item that tries
 * ({@code rtnl_trylock}) and queues itself again gets it only when nobody waits, and loses to
 * everybody who does.
 */
public final class Rtnl {

  /** More waiters than any VM has threads that take RTNL. */
  private static final int LIMIT = 4096;

  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(1);
  private final ArrayDeque<Runnable> trying = new ArrayDeque<>(1);
  private final Timeline time;
  private boolean held;
  private long heldSince;
  private long longestHold;

  /**
   * Nobody holds it.
   *
   * @param time of the kernel's actors
   */
  public Rtnl(Timeline time) {
    this.time = time;
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
    enter(section, waiting);
  }

  /**
   * The same by a work item that tries again and again ({@code netvsc_vf_setup}, {@code
   * netvsc_vfns_work}).
   */
  void tryLock(Runnable section) {
    enter(section, trying);
  }

  private void enter(Runnable section, ArrayDeque<Runnable> queue) {
    if (held) {
      if (queue.size() == LIMIT) {
        throw new IllegalStateException("more than " + LIMIT + " threads wait for RTNL");
      }
      queue.add(section);
    } else {
      held = true;
      heldSince = time.now();
      record(true);
      section.run();
    }
  }

  /** Ends the critical section and starts the next one. */
  void unlock() {
    if (!held) {
      throw new IllegalStateException("RTNL is not held");
    }
    long unlockedAt = time.now();
    longestHold = Math.max(longestHold, unlockedAt - heldSince);
    record(false);
    Runnable next = waiting.isEmpty() ? trying.poll() : waiting.poll();
    if (next == null) {
      held = false;
    } else {
      heldSince = unlockedAt;
      record(true);
      next.run();
    }
  }

  private void record(boolean nowHeld) {
    if (time.recorder().isOn()) {
      time.recorder().record(new TraceEvent.Rtnl(time.now(), nowHeld));
    }
  }

  /** Forgets holder and waiters: the VM has been switched off. */
  void reset() {
    held = false;
    waiting.clear();
    trying.clear();
  }
}
