package dev.vfrace.timeline;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One dispatcher thread, which gives strands their turns. A mailbox that the strand having its turn
 * schedules for an actor of its own runs within the entry being done.
 *
 * <p>A worker that has run one side of a VM goes on with the other if it can, since its memory is
 * warm; else it takes the next strand of its queue. Where workers share, one with nothing to do
 * steals from the others.
 */
final class Worker {

  /** Turns that one VM has in succession before others have theirs. */
  private static final int GO_ON = 64;

  private static final int SPINS = 200;
  private static final int YIELDS = 50;

  private final Clock clock;
  private final Consumer<Throwable> onFailure;
  private final WorkerThread thread;
  private final ArrayDeque<Runnable> mailboxes = new ArrayDeque<>();
  private final RunQueue queue = new RunQueue();
  private List<Worker> others = List.of();
  private final Sleepers sleepers;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Histogram lateness = new Histogram(TimeUnit.HOURS.toNanos(1), 2);
  private @Nullable Strand current;
  private long onTime;
  private volatile long allocated;
  private volatile boolean parked;
  private volatile boolean stopped;
  private final AtomicLong messages = new AtomicLong();
  private long messagesHere;

  /** A worker of whose failure nobody hears. */
  Worker(int index, Clock clock) {
    this(index, clock, failure -> {});
  }

  /**
   * A worker that is not running yet.
   *
   * @param index from 0 on
   * @param clock the campaign's clock
   * @param onFailure hears of what ended it, if it was not {@link #shutdown}; on its thread
   */
  Worker(int index, Clock clock, Consumer<Throwable> onFailure) {
    this.clock = clock;
    this.sleepers = new Sleepers(clock);
    this.onFailure = onFailure;
    this.thread = new WorkerThread(this, "vfrace-worker-" + index);
  }

  /** From now on, workers that do not run yet take one another's strands. */
  static void share(List<Worker> all) {
    for (Worker worker : all) {
      worker.others = all.stream().filter(other -> other != worker).toList();
    }
  }

  boolean shares() {
    return !others.isEmpty();
  }

  void start() {
    thread.start();
  }

  Clock clock() {
    return clock;
  }

  /** Messages handled so far, up to the turn at hand. */
  long messages() {
    return messages.get();
  }

  /** Bytes that the worker's thread has allocated; call only after the worker has ended. */
  long allocatedBytes() {
    return allocated;
  }

  /** How late entries were done, nanoseconds; call only after the worker has ended. */
  Histogram lateness() {
    Histogram all = lateness.copy();
    if (onTime > 0) {
      all.recordValueWithCount(0, onTime);
    }
    return all;
  }

  /** The strand that has its turn on the calling thread, or null. */
  static @Nullable Strand current() {
    return Thread.currentThread() instanceof WorkerThread caller ? caller.worker.current : null;
  }

  void enter(Strand strand) {
    current = strand;
  }

  void leave() {
    current = null;
  }

  void countMessage() {
    messagesHere++;
  }

  void recordLateness(long nanos) {
    if (nanos <= 0) {
      onTime++;
    } else {
      lateness.recordValue(Math.min(nanos, lateness.getHighestTrackableValue()));
    }
  }

  void sleepUntil(Strand strand, long time) {
    sleepers.add(strand, time);
  }

  /** Puts a queued strand where it will have its turn; on any thread. */
  static void enqueue(Strand strand) {
    Worker target = strand.home();
    if (target.shares()
        && Thread.currentThread() instanceof WorkerThread caller
        && target.others.contains(caller.worker)) {
      target = caller.worker;
    }
    target.queue.addLast(strand);
    target.wake();
  }

  /** Puts a queued strand before all others of this worker, for itself or for one that is idle. */
  void enqueueFirst(Strand strand) {
    queue.addFirst(strand);
    wake();
  }

  /** Has this worker look again, if it sleeps, or another that may steal from it. */
  private void wake() {
    if (!unparked()) {
      for (Worker other : others) {
        if (other.unparked()) {
          return;
        }
      }
    }
  }

  private boolean unparked() {
    if (parked) {
      parked = false;
      LockSupport.unpark(thread);
      return true;
    }
    return false;
  }

  /** Runs a mailbox of the strand that has its turn, after those that wait already. */
  void add(Runnable mailbox) {
    mailboxes.add(mailbox);
  }

  void runMailboxes() {
    Runnable mailbox = mailboxes.poll();
    while (mailbox != null) {
      mailbox.run();
      mailbox = mailboxes.poll();
    }
  }

  private void loop() {
    try {
      int idle = 0;
      while (!stopped) {
        idle = work() ? 0 : idle + 1;
        if (idle > 0) {
          rest(idle);
        }
      }
      allocated = allocatedByThisThread();
    } catch (Throwable failure) {
      // Pekko takes care of an actor's exceptions; what comes up to here is no actor's alone
      onFailure.accept(failure);
    } finally {
      ended.countDown();
    }
  }

  private static long allocatedByThisThread() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        ? threads.getCurrentThreadAllocatedBytes()
        : 0;
  }

  /** One VM's turns, then those of the next; whether there was anything to run. */
  private boolean work() {
    if (clock.isRealPace()) {
      sleepers.wake();
    }
    Strand strand = next();
    if (strand == null) {
      return false;
    }
    int turns = strand.isApart() ? 1 : GO_ON;
    while (strand != null && turns > 0) {
      turns--;
      strand = strand.turn(this);
    }
    messages.lazySet(messagesHere);
    if (strand != null) {
      queue.addLast(strand);
    }
    return true;
  }

  private @Nullable Strand next() {
    Strand own = queue.takeFirst();
    for (int i = 0; own == null && i < others.size(); i++) {
      own = others.get(i).queue.takeLast();
    }
    return own;
  }

  private boolean hasNext() {
    return !queue.isEmpty() || others.stream().anyMatch(other -> !other.queue.isEmpty());
  }

  /** Nothing to do: spins briefly, gives the core away, then sleeps until it is called. */
  @SuppressWarnings("ThreadPriorityCheck") // yielding is cheaper than parking for a short wait
  private void rest(int idle) {
    if (idle < SPINS) {
      Thread.onSpinWait();
    } else if (idle < SPINS + YIELDS) {
      Thread.yield();
    } else {
      parked = true;
      if (!stopped && !hasNext()) {
        LockSupport.parkNanos(this, sleepers.restNanos());
      }
      parked = false;
    }
  }

  /** Has the worker end after the turn at hand. */
  void shutdown() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Waits until it has ended. */
  boolean awaitEnd(long timeout, TimeUnit unit) throws InterruptedException {
    return ended.await(timeout, unit);
  }

  /** The worker's thread, by which an executor knows on whose behalf it is called. */
  static final class WorkerThread extends Thread {
    private final Worker worker;

    WorkerThread(Worker worker, String name) {
      super(worker::loop, name);
      this.worker = worker;
      setDaemon(true);
    }
  }
}
