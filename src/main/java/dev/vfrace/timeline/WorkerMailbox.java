package dev.vfrace.timeline;

import com.typesafe.config.Config;
import java.util.ArrayDeque;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.Mailbox;
import org.apache.pekko.dispatch.MailboxType;
import org.apache.pekko.dispatch.MessageQueue;
import org.apache.pekko.dispatch.ProducesMessageQueue;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * The mailbox of a worker's actors: a plain queue, since {@link WorkerDispatcher} sees to it that
 * it is used in the turns of its strand alone. It counts what is taken out. Pekko makes it by
 * reflection.
 */
public final class WorkerMailbox
    implements MailboxType, ProducesMessageQueue<WorkerMailbox.Messages> {

  private final WorkerPool pool;
  private final Side side;

  /** Called by Pekko with the mailbox's configuration. */
  public WorkerMailbox(ActorSystem.Settings settings, Config config) {
    this.pool = WorkerPool.of(settings);
    this.side = config.getEnum(Side.class, "side");
  }

  @Override
  public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
    Strand strand = pool.populated().on(side);
    MessageLog log = strand.messageLog();
    return log == null || owner.isEmpty()
        ? new Messages(strand)
        : new LoggedMessages(strand, log, owner.get().path().name());
  }

  /** The strand in whose turns a mailbox is used; null if it is not one of the workers'. */
  static @Nullable Strand strandOf(Mailbox mailbox) {
    return mailbox.messageQueue() instanceof Messages messages ? messages.strand : null;
  }

  /** The queue itself: most of the time at most one message waits, which needs no list. */
  static class Messages implements MessageQueue {

    /** Few actors ever have more than three messages waiting. */
    private static final int INITIAL_CAPACITY = 3;

    private final Strand strand;
    private @Nullable Envelope first;
    private @Nullable ArrayDeque<Envelope> others;

    Messages(Strand strand) {
      this.strand = strand;
    }

    @Override
    public void enqueue(ActorRef receiver, Envelope handle) {
      if (first == null) {
        first = handle;
        return;
      }
      if (others == null) {
        others = new ArrayDeque<>(INITIAL_CAPACITY);
      }
      others.add(handle);
    }

    @Override
    public @Nullable Envelope dequeue() {
      Envelope next = first;
      if (next != null) {
        first = others == null ? null : others.poll();
        strand.countMessage();
      }
      return next;
    }

    @Override
    public int numberOfMessages() {
      return first == null ? 0 : 1 + (others == null ? 0 : others.size());
    }

    @Override
    public boolean hasMessages() {
      return first != null;
    }

    @Override
    public void cleanUp(ActorRef owner, MessageQueue deadLetters) {
      Envelope next = dequeue();
      while (next != null) {
        deadLetters.enqueue(owner, next);
        next = dequeue();
      }
    }
  }

  /** A queue that tells a log what goes through it. */
  private static final class LoggedMessages extends Messages {

    private final MessageLog log;
    private final String owner;

    LoggedMessages(Strand strand, MessageLog log, String owner) {
      super(strand);
      this.log = log;
      this.owner = owner;
    }

    @Override
    public void enqueue(ActorRef receiver, Envelope handle) {
      log.sent(owner, handle.message());
      super.enqueue(receiver, handle);
    }

    @Override
    public @Nullable Envelope dequeue() {
      Envelope next = super.dequeue();
      if (next == null) {
        log.ends();
      } else {
        log.begins(owner);
      }
      return next;
    }
  }
}
