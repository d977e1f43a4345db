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
 * The mailbox of a worker's actors: Pekko's single-consumer queue, counting what its worker takes
 * out. Pekko makes it by reflection.
 */
public final class WorkerMailbox
    implements MailboxType, ProducesMessageQueue<WorkerMailbox.Messages> {

  /** Called by Pekko. */
  public WorkerMailbox(ActorSystem.Settings settings, Config config) {}

  @Override
  public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
    return new Messages();
  }

  /** The queue itself. */
  static final class Messages extends AbstractNodeQueue<Envelope> implements MessageQueue {

    private static final long serialVersionUID = 1;

    @Override
    public void enqueue(ActorRef receiver, Envelope handle) {
      add(handle);
    }

    @Override
    public @Nullable Envelope dequeue() {
      Envelope handle = poll();
      if (handle != null && Thread.currentThread() instanceof Worker.WorkerThread thread) {
        thread.worker().countMessage();
      }
      return handle;
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
      Envelope handle = poll();
      while (handle != null) {
        deadLetters.enqueue(owner, handle);
        handle = poll();
      }
    }
  }
}
