package dev.vfrace.timeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.setup.Setup;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a campaign, together the executor of one Pekko dispatcher. Handed to the actor
 * system as a {@link Setup}, by {@link #systemSetup}.
 */
public final class WorkerPool extends Setup {

  /** Where the actor system's configuration has the dispatcher. */
  static final String DISPATCHER = "vfrace-workers";

  private final List<Worker> workers;
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private final Placement placement;
  private final Strand errands;
  private @Nullable Strand populated;
  private volatile boolean isShutdown;

  /**
   * Workers that are not running yet.
   *
   * @param threads how many, at least 1
   * @param clock the campaign's clock
   * @param placement of the two sides of each VM
   */
  public WorkerPool(int threads, Clock clock, Placement placement) {
    this.placement = placement;
    this.workers =
        IntStream.range(0, threads)
            .mapToObj(index -> new Worker(index, clock, failure::complete))
            .toList();
    this.errands = new Strand(Side.KERNEL, workers.get(0));
    if (placement != Placement.APART) {
      Worker.share(workers);
    }
  }

  /** Starts the threads. */
  public void start() {
    workers.forEach(Worker::start);
  }

  /** Completes with what ended a worker that was not told to end. */
  public CompletableFuture<Throwable> failure() {
    return failure;
  }

  /** The two sides of one VM: one and the same strand if they are on one worker always. */
  public Sides sides(int lane) {
    Strand kernel = new Strand(Side.KERNEL, workers.get(lane % workers.size()));
    if (workers.size() == 1 || placement == Placement.TOGETHER) {
      return new Sides(kernel, kernel);
    }
    Strand userspace = new Strand(Side.USERSPACE, workers.get((lane + 1) % workers.size()));
    Strand.pair(kernel, userspace);
    return new Sides(kernel, userspace);
  }

  /**
   * Spawns the first actor of a VM; those that it spawns find their strands by themselves. For the
   * one actor outside of the VMs that spawns them.
   */
  public <T> T populate(Strand strand, Supplier<T> spawn) {
    populated = strand;
    try {
      return spawn.get();
    } finally {
      populated = null;
    }
  }

  /** The strand that is having its turn on this thread, or is being populated by it. */
  Strand populated() {
    Strand here = Worker.current();
    if (here == null) {
      here = populated;
    }
    if (here == null) {
      throw new IllegalStateException("no VM is having its turn or being populated");
    }
    return here;
  }

  /** Where Pekko's own errands are done that belong to no actor. */
  Strand errands() {
    return errands;
  }

  /** Messages handled so far by all workers. */
  public long messages() {
    return workers.stream().mapToLong(Worker::messages).sum();
  }

  /**
   * Lateness of all entries done, nanoseconds; call after {@link #awaitEnd}. Workers that have not
   * ended by then are left out.
   */
  public Histogram lateness() {
    Histogram all = noLateness();
    workers.stream().filter(Worker::hasEnded).forEach(worker -> all.add(worker.lateness()));
    return all;
  }

  /** No lateness yet, in nanoseconds up to an hour, to two digits. */
  public static Histogram noLateness() {
    return new Histogram(TimeUnit.HOURS.toNanos(1), 2);
  }

  /** Bytes that all workers have allocated; call after {@link #awaitEnd}. */
  public long allocatedBytes() {
    return workers.stream().mapToLong(Worker::allocatedBytes).sum();
  }

  /** Ends the workers and waits until they have ended. */
  public boolean awaitEnd(long timeout, TimeUnit unit) throws InterruptedException {
    shutdown();
    return awaitTermination(timeout, unit);
  }

  /** Has the workers end after the turns at hand. */
  public void shutdown() {
    isShutdown = true;
    workers.forEach(Worker::shutdown);
  }

  boolean isShutdown() {
    return isShutdown;
  }

  boolean hasEnded() {
    return workers.stream().allMatch(Worker::hasEnded);
  }

  boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    for (Worker worker : workers) {
      if (!worker.awaitEnd(timeout, unit)) {
        return false;
      }
    }
    return true;
  }

  /** What an actor system needs that has its VMs on these workers. */
  public ActorSystemSetup systemSetup() {
    return ActorSystemSetup.create(
        BootstrapSetup.create(SystemConfig.CONFIG).withClassloader(SystemConfig.CLASSES), this);
  }

  /** The pool that was handed to an actor system. */
  static WorkerPool of(ActorSystem.Settings settings) {
    return settings
        .setup()
        .get(WorkerPool.class)
        .orElseThrow(() -> new IllegalStateException("the actor system has no WorkerPool"));
  }

  /**
   * The two sides of one VM.
   *
   * @param kernel where the host, the drivers and the network core run
   * @param userspace where udev and the programs run
   */
  public record Sides(Strand kernel, Strand userspace) {}
}
