package dev.vfrace.timeline;

import dev.vfrace.delay.Delay;
import dev.vfrace.vocabulary.Matter;
import java.util.List;

/**
 * A keyed timer of one actor in modelled time: the object is the key. Setting it again cancels the
 * earlier setting. It fires by telling the actor its message.
 *
 * @param <T> the message
 */
public interface Timer<T> {

  /**
   * Fires when a delay that begins now is over.
   *
   * @param matter what the delay is the delay of
   * @param delay how long it takes
   */
  void after(Matter matter, Delay delay);

  /** Fires when several delays, one after the other, are over. */
  void after(List<Wait> waits);

  /** The same with another message from now on. */
  void after(Matter matter, Delay delay, T message);

  /** Fires as soon as modelled time allows: something without a cause in the model begins. */
  void soon();

  /** Takes the setting back, if there is one. */
  void cancel();

  /**
   * One of several delays.
   *
   * @param matter what it is the delay of
   * @param delay how long it takes
   */
  record Wait(Matter matter, Delay delay) {}
}
