package dev.vfrace.timeline;

import dev.vfrace.delay.Delay;
import dev.vfrace.trace.Recorder;
import dev.vfrace.vocabulary.Matter;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Modelled time, as one actor knows it. The actor says what is to happen after which delay; how
 * long the delay turns out to be, and on which thread the message comes, is the timeline's affair.
 * So one and the same actor runs on threads with drawn delays, on a deterministic timeline, and on
 * one that tries the bounds of every delay.
 */
public interface Timeline {

  /** A cycle begins: its delays are drawn from its number, whatever was drawn before. */
  void startCycle(long number);

  /**
   * The modelled time of what is being done: when its cause was due, not when it was handled.
   *
   * @return nanoseconds since the start of the campaign
   */
  long now();

  /**
   * How long a delay turns out to be, for who counts with it and does not wait.
   *
   * @param matter what it is the delay of
   * @param delay its distribution
   * @return nanoseconds
   */
  long draw(Matter matter, Delay delay);

  /**
   * A timer of an actor.
   *
   * @param owner gets the message; it alone may use the timer
   * @param message what it gets unless another is given
   */
  <T> Timer<T> timer(ActorRef<? super T> owner, T message);

  /** Where the actor says what it does. */
  Recorder recorder();
}
