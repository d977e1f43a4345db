package dev.vfrace.timeline;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.setup.Setup;

/**
 * The workers of a campaign, each the executor of one Pekko dispatcher. Handed to the actor system
 * as a {@link Setup}; {@link #dispatcherConfig} defines the dispatchers.
 */
public final class WorkerPool extends Setup {

  private final List<Worker> workers;

  /**
   * Workers that are not running yet.
   *
   * @param threads how many, at least 1
   * @param clock the campaign's clock
   */
  public WorkerPool(int threads, Clock clock) {
    this.workers = IntStream.range(0, threads).mapToObj(index -> new Worker(index, clock)).toList();
  }

  /** Starts the threads. */
  public void start() {
    workers.forEach(Worker::start);
  }

  /** The two sides of one VM: on different workers, or one and the same where there is only one. */
  public Sides sides(int lane) {
    Worker kernelWorker = workers.get(lane % workers.size());
    Strand kernel = new Strand(kernelWorker);
    if (workers.size() == 1) {
      return new Sides(kernel, kernel);
    }
    Strand userspace = new Strand(workers.get((lane + 1) % workers.size()));
    Strand.pair(kernel, userspace);
    return new Sides(kernel, userspace);
  }

  /** Messages handled so far by all workers. */
  public long messages() {
    return workers.stream().mapToLong(Worker::messages).sum();
  }

  /** Lateness of all entries done, nanoseconds; call after {@link #awaitEnd}. */
  public Histogram lateness() {
    Histogram all = noLateness();
    workers.forEach(worker -> all.add(worker.lateness()));
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

  /** Waits until the workers have ended, which they do when the actor system does. */
  public boolean awaitEnd(long timeout, TimeUnit unit) throws InterruptedException {
    for (Worker worker : workers) {
      worker.shutdown();
      if (!worker.awaitTermination(timeout, unit)) {
        return false;
      }
    }
    return true;
  }

  static String dispatcherPath(int worker) {
    return "vfrace-worker-" + worker;
  }

  static String mailboxPath(int worker) {
    return "vfrace-mailbox-" + worker;
  }

  /** The dispatchers and mailboxes, for the actor system's configuration. */
  public Config dispatcherConfig() {
    return ConfigFactory.parseString(
        IntStream.range(0, workers.size())
            .mapToObj(
                index ->
                    """
                    %s {
                      type = "%s"
                      worker = %d
                    }
                    %s { mailbox-type = "%s", worker = %d }
                    """
                        .formatted(
                            dispatcherPath(index),
                            WorkerDispatcherConfigurator.class.getName(),
                            index,
                            mailboxPath(index),
                            WorkerMailbox.class.getName(),
                            index))
            .collect(Collectors.joining()));
  }

  /** The worker of a dispatcher or mailbox that Pekko makes by reflection. */
  static Worker worker(ActorSystem.Settings settings, Config config) {
    return settings
        .setup()
        .get(WorkerPool.class)
        .orElseThrow(() -> new IllegalStateException("the actor system has no WorkerPool"))
        .workers
        .get(config.getInt("worker"));
  }

  /**
   * The two sides of one VM.
   *
   * @param kernel where the host, the drivers and the network core run
   * @param userspace where udev and the programs run
   */
  public record Sides(Strand kernel, Strand userspace) {}
}
