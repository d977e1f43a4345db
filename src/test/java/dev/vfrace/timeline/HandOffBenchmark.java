package dev.vfrace.timeline;

import java.util.concurrent.Semaphore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One message handed from one thread to another, of thousands that go to and fro in batches. The
 * benchmark's own thread sleeps meanwhile, so that two cores are enough.
 */
public class HandOffBenchmark extends MicroBenchmark {

  /** A multiple of each batch, and so many that starting and ending cost some 10 ns a message. */
  private static final int MESSAGES = 16_000;

  /** The ways compared. */
  public enum Way {
    /** A crossing between two strands, through agenda and horizons. */
    STRANDS,
    /** A task between two workers. */
    INBOXES,
    /** A {@code ConcurrentLinkedQueue} that a thread polls without ever sleeping. */
    QUEUES,
    /** A task between two fork-join pools of one thread. */
    FORK_JOIN
  }

  /** Which one is measured. */
  @Param public Way way;

  /** Messages sent before the answer, as many again, is awaited. */
  @Param({"1", "16"})
  public int batch;

  private final Semaphore done = new Semaphore(0);
  private final Side first = new Side(/* isFirst= */ true);
  private final Side other = new Side(/* isFirst= */ false);
  private HandOff handOff;
  // belongs to the side whose turn it is
  private int left;

  /** Starts the two threads. */
  @Setup
  public void begin() {
    handOff =
        switch (way) {
          case STRANDS -> HandOff.strands();
          case INBOXES -> HandOff.inboxes();
          case QUEUES -> HandOff.queues();
          case FORK_JOIN -> HandOff.forkJoin();
        };
  }

  /** Ends them. */
  @TearDown
  public void end() {
    handOff.close();
  }

  /** All messages; the time is that of one, in one direction. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void handOver() throws InterruptedException {
    left = MESSAGES;
    handOff.start(/* first= */ true, first::answer);
    done.acquire();
  }

  /** What arrives at one of the threads. */
  private final class Side implements Runnable {
    private final boolean isFirst;
    private int arrived;

    Side(boolean isFirst) {
      this.isFirst = isFirst;
    }

    @Override
    public void run() {
      if (++arrived == batch) {
        arrived = 0;
        answer();
      }
    }

    private void answer() {
      if (left == 0) {
        done.release();
        return;
      }
      // from the first message on, the peer may change what both share
      int count = batch;
      left -= count;
      Side peer = isFirst ? other : first;
      HandOff channel = handOff;
      for (int i = 0; i < count; i++) {
        channel.hand(!isFirst, peer);
      }
    }
  }
}
