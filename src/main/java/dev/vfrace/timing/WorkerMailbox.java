package dev.vfrace.timing;

import com.typesafe.config.Config;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.dispatch.AbstractNodeQueue;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.MailboxType;
import org.apache.pekko.dispatch.MessageQueue;
import org.apache.pekko.dispatch.ProducesMessageQueue;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * The mailbox of a worker's actors: Pekko's single-consumer queue. It counts what is taken out, and
 * tells a strand of every message that leaves it for its peer. Pekko makes it by reflection.
 */
public final class WorkerMailbox
    implements MailboxType, ProducesMessageQueue<WorkerMailbox.Messages> {

  private final Worker worker;

  /** Called by Pekko with the mailbox's configuration. */
  public WorkerMailbox(ActorSystem.Settings settings, Config config) {
    this.worker = WorkerPool.worker(settings, config);
  }

  @Override
  public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
    return new Messages(worker);
  }

  /** The queue itself: of {@link Envelope} and {@link Strand.Crossed}. */
  static final class Messages extends AbstractNodeQueue<Object> implements MessageQueue {

    private static final long serialVersionUID = 1;

    private final transient Worker worker;

    Messages(Worker worker) {
      this.worker = worker;
    }

    @Override
    public void enqueue(ActorRef receiver, Envelope handle) {
      Strand sender = worker.peerOnThisThread();
      add(sender == null ? handle : sender.send(handle));
    }

    @Override
    public @Nullable Envelope dequeue() {
      Object next = poll();
      if (next == null) {
        return null;
      }
      worker.countMessage();
      return next instanceof Strand.Crossed crossed ? crossed.receive() : (Envelope) next;
    }

    @Override
    public int numberOfMessages() {
      return count();
    }

    @Override
    public boolean hasMessages() {
      return !isEmpty();
    }

    @Override
    public void cleanUp(ActorRef owner, MessageQueue deadLetters) {
      Envelope handle = dequeue();
      while (handle != null) {
        deadLetters.enqueue(owner, handle);
        handle = dequeue();
      }
    }
  }
}
