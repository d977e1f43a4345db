package dev.vfrace.timeline;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.jspecify.annotations.Nullable;

/**
 * One dispatcher thread. It owns the mailboxes and the strands of its actors, and is the {@code
 * ExecutorService} of one Pekko dispatcher.
 *
 * <p>A mailbox scheduled from the worker's own thread runs within the entry being done. What comes
 * from other threads goes through the inbox: the peers' crossings, which a turn takes in as it
 * goes, and tasks of the harness and of Pekko, which run between turns, outside of modelled time.
 */
public final class Worker extends AbstractExecutorService {

  private static final int SPINS = 200;
  private static final int YIELDS = 50;

  private final int index;
  private final Clock clock;
  private final Props props;
  private final WorkerThread thread;
  private final ManyToOneConcurrentLinkedQueue<Runnable> inbox =
      new ManyToOneConcurrentLinkedQueue<>();
  private final ArrayDeque<Runnable> mailboxes = new ArrayDeque<>();
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final ArrayDeque<Strand> ready = new ArrayDeque<>();
  private final PriorityQueue<Sleeper> sleepers =
      new PriorityQueue<>(Comparator.comparingLong(Sleeper::until));
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Histogram lateness = new Histogram(TimeUnit.HOURS.toNanos(1), 2);
  private @Nullable Strand current;
  private long onTime;
  private volatile long allocated;
  private volatile boolean parked;
  private volatile boolean stopped;
  private final AtomicLong messages = new AtomicLong();
  private long messagesHere;

  Worker(int index, Clock clock) {
    this.index = index;
    this.clock = clock;
    this.props =
        DispatcherSelector.fromConfig(WorkerPool.dispatcherPath(index))
            .withMailboxFromConfig(WorkerPool.mailboxPath(index));
    this.thread = new WorkerThread(this, "vfrace-worker-" + index);
  }

  void start() {
    thread.start();
  }

  int index() {
    return index;
  }

  /** How to spawn an actor of this worker. */
  Props props() {
    return props;
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

  @Nullable Strand current() {
    return isCurrentThread() ? current : null;
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
    sleepers.add(new Sleeper(strand, time));
  }

  /** Gives a strand a turn, after those that wait already. On the worker's thread only. */
  void ready(Strand strand) {
    ready.add(strand);
  }

  /** Hands over something from another thread. */
  void post(Runnable item) {
    inbox.add(item);
    wake();
  }

  /** Has the worker look again, if it sleeps. */
  void wake() {
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void execute(Runnable task) {
    if (isCurrentThread()) {
      mailboxes.add(task);
    } else {
      post(task);
    }
  }

  boolean isCurrentThread() {
    return Thread.currentThread() == thread;
  }

  /** The strand having its turn on the calling thread, if its peer is one of this worker's. */
  @Nullable Strand peerOnThisThread() {
    if (Thread.currentThread() instanceof WorkerThread caller) {
      Strand sender = caller.worker().current;
      return sender != null && sender.crossesTo(this) ? sender : null;
    }
    return null;
  }

  /** Takes in what other threads have handed over; tasks are kept for later. */
  void takeInbox() {
    Runnable item = inbox.poll();
    while (item != null) {
      if (item instanceof Strand.Crossing arrival) {
        arrival.run();
      } else {
        tasks.add(item);
      }
      item = inbox.poll();
    }
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
    } finally {
      allocated = allocatedByThisThread();
      ended.countDown();
    }
  }

  private static long allocatedByThisThread() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        ? threads.getCurrentThreadAllocatedBytes()
        : 0;
  }

  private boolean work() {
    takeInbox();
    boolean worked = runTasks();
    if (clock.isRealPace()) {
      wakeSleepers();
    }
    for (int turns = ready.size(); turns > 0; turns--) {
      worked |= ready.remove().run();
    }
    if (worked) {
      messages.lazySet(messagesHere);
    }
    return worked;
  }

  private boolean runTasks() {
    if (tasks.isEmpty()) {
      return false;
    }
    Runnable task = tasks.poll();
    while (task != null) {
      task.run();
      runMailboxes();
      messages.lazySet(messagesHere);
      task = tasks.poll();
    }
    return true;
  }

  private void wakeSleepers() {
    Sleeper sleeper = sleepers.peek();
    while (sleeper != null && clock.isDue(sleeper.until)) {
      sleepers.poll();
      sleeper.strand.schedule();
      sleeper = sleepers.peek();
    }
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
      if (inbox.isEmpty() && !stopped && ready.stream().noneMatch(Strand::canRun)) {
        LockSupport.parkNanos(this, restNanos());
      }
      parked = false;
    }
  }

  private long restNanos() {
    Sleeper sleeper = sleepers.peek();
    long longest = TimeUnit.MILLISECONDS.toNanos(50);
    if (sleeper == null) {
      return longest;
    }
    long early = TimeUnit.MICROSECONDS.toNanos(60);
    return Math.max(1, Math.min(longest, sleeper.until - clock.modelledNow() - early));
  }

  @Override
  public void shutdown() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return stopped;
  }

  @Override
  public boolean isTerminated() {
    return ended.getCount() == 0;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return ended.await(timeout, unit);
  }

  private record Sleeper(Strand strand, long until) {}

  /** The worker's thread, by which an executor knows on whose behalf it is called. */
  static final class WorkerThread extends Thread {
    private final Worker worker;

    WorkerThread(Worker worker, String name) {
      super(worker::loop, name);
      this.worker = worker;
      setDaemon(true);
    }

    Worker worker() {
      return worker;
    }
  }
}
