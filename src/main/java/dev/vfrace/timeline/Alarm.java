package dev.vfrace.timeline;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * A keyed timer of one actor in modelled time: the object is the key. Setting it again cancels the
 * earlier setting. It fires by telling the actor its message.
 *
 * <p>Only the actor that owns it may use it (it runs on the strand's worker).
 *
 * @param <T> the message
 */
public final class Alarm<T> extends Agenda.Entry {

  private final Strand strand;
  private final ActorRef<? super T> target;
  private T message;

  Alarm(Strand strand, ActorRef<? super T> target, T message) {
    this.strand = strand;
    this.target = target;
    this.message = message;
  }

  /**
   * Fires at a modelled time. A time that has passed fires as soon as it can, and counts as late.
   *
   * @param time absolute, modelled nanoseconds
   */
  public void setAt(long time) {
    strand.insert(this, time);
  }

  /** Fires at a modelled time with another message. */
  public void setAt(long time, T newMessage) {
    this.message = newMessage;
    strand.insert(this, time);
  }

  /** Takes the setting back, if there is one. */
  public void cancel() {
    strand.remove(this);
  }

  @Override
  void fire() {
    target.tell(message);
  }
}
