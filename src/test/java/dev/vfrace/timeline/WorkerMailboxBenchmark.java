package dev.vfrace.timeline;

import java.util.OptionalLong;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.MessageQueue;
import org.apache.pekko.dispatch.UnboundedMailbox;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** One message put into a mailbox and taken out, by the one thread that uses it. */
public class WorkerMailboxBenchmark extends MicroBenchmark {

  /** Few actors ever have more messages waiting. */
  private static final int WAITING = 3;

  /** The mailboxes compared. */
  public enum Mailbox {
    /** That of the workers' actors. */
    WORKER,
    /** Pekko's own default, which any thread may fill. */
    PEKKO
  }

  /** Which one is measured. */
  @Param public Mailbox mailbox;

  private final Envelope envelope = Envelope.apply("message", ActorRef.noSender());
  private MessageQueue queue;

  /** Makes an empty mailbox; its worker is not running. */
  @Setup
  public void make() {
    queue =
        switch (mailbox) {
          case WORKER ->
              new WorkerMailbox.Messages(
                  new Strand(
                      Side.KERNEL,
                      new Worker(0, new Clock(Pace.FREE, OptionalLong.empty(), System::nanoTime))));
          case PEKKO -> new UnboundedMailbox.MessageQueue();
        };
  }

  /** Three messages in, then three out; the time is that of one in and out. */
  @Benchmark
  @OperationsPerInvocation(WAITING)
  public void enqueueAndDequeue(Blackhole hole) {
    for (int i = 0; i < WAITING; i++) {
      queue.enqueue(ActorRef.noSender(), envelope);
    }
    for (int i = 0; i < WAITING; i++) {
      hole.consume(queue.dequeue());
    }
  }
}
