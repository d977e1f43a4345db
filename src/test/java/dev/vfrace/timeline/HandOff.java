package dev.vfrace.timeline;

import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;

/** Two threads that hand work to one another; the ways of doing so that are compared. */
interface HandOff extends AutoCloseable {

  /** Has the first or the other thread start something, from a third thread. */
  void start(boolean first, Runnable work);

  /** Hands work to the first thread or to the other; called by its peer. */
  void hand(boolean toFirst, Runnable work);

  /** Ends both threads. */
  @Override
  void close();

  /** By way of crossings between the two strands of a VM, each on its worker. */
  static HandOff strands() {
    Clock clock = new Clock(Pace.FREE, OptionalLong.of(0), System::nanoTime);
    Worker[] workers = {new Worker(0, clock), new Worker(1, clock)};
    Strand[] strands = {
      new Strand(Side.KERNEL, workers[0]), new Strand(Side.USERSPACE, workers[1])
    };
    Strand.pair(strands[0], strands[1]);
    workers[0].start();
    workers[1].start();
    return new HandOff() {
      @Override
      public void start(boolean first, Runnable work) {
        int side = first ? 0 : 1;
        strands[side].post(() -> strands[side].insert(new Errand(work), strands[side].now()));
      }

      @Override
      public void hand(boolean toFirst, Runnable work) {
        strands[toFirst ? 1 : 0].send(new Parcel(work));
      }

      @Override
      public void close() {
        workers[0].shutdown();
        workers[1].shutdown();
      }
    };
  }

  /** By way of the workers' inboxes alone, as tasks outside of modelled time. */
  static HandOff inboxes() {
    Clock clock = new Clock(Pace.FREE, OptionalLong.empty(), System::nanoTime);
    Worker first = new Worker(0, clock);
    Worker other = new Worker(1, clock);
    first.start();
    other.start();
    return between(new Posted(first), new Posted(other), posted -> posted.worker.shutdown());
  }

  /** By way of fork-join pools of one thread each, which are what Pekko's dispatchers use. */
  static HandOff forkJoin() {
    return between(new ForkJoinPool(1), new ForkJoinPool(1), HandOff::shutDown);
  }

  /** By way of plain queues; both threads poll theirs and never sleep. */
  static HandOff queues() {
    return between(new Poller(), new Poller(), Poller::end);
  }

  private static void shutDown(ExecutorService service) {
    service.shutdown();
  }

  private static <E extends Executor> HandOff between(E first, E other, Consumer<? super E> end) {
    return new HandOff() {
      @Override
      public void start(boolean toFirst, Runnable work) {
        hand(toFirst, work);
      }

      @Override
      public void hand(boolean toFirst, Runnable work) {
        (toFirst ? first : other).execute(work);
      }

      @Override
      public void close() {
        end.accept(first);
        end.accept(other);
      }
    };
  }

  /** Tasks of a strand of its own. */
  final class Posted implements Executor {
    private final Worker worker;
    private final Strand strand;

    Posted(Worker worker) {
      this.worker = worker;
      this.strand = new Strand(Side.KERNEL, worker);
    }

    @Override
    public void execute(Runnable work) {
      strand.post(work);
    }
  }

  /** What a harness starts on a strand. */
  final class Errand extends Agenda.Entry {
    private final Runnable work;

    Errand(Runnable work) {
      this.work = work;
    }

    @Override
    void fire() {
      work.run();
    }
  }

  /** What one strand sends to the other. */
  final class Parcel extends Strand.Crossing {
    private final Runnable work;

    Parcel(Runnable work) {
      this.work = work;
    }

    @Override
    void fire() {
      work.run();
    }
  }

  /** A thread that does what it finds in its queue. */
  final class Poller implements Executor {
    private static final int SPINS = 200;

    private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    Poller() {
      Thread thread = new Thread(this::poll, "poller");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void execute(Runnable work) {
      queue.add(work);
    }

    void end() {
      ended = true;
    }

    @SuppressWarnings("ThreadPriorityCheck") // else a third thread waits milliseconds for a core
    private void poll() {
      int idle = 0;
      while (!ended) {
        Runnable work = queue.poll();
        if (work != null) {
          idle = 0;
          work.run();
        } else if (++idle < SPINS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }
  }
}
