package dev.vfrace.timeline;

import dev.vfrace.delay.Delay;
import dev.vfrace.vocabulary.Matter;

/** How long one actor's delays turn out to be. */
public interface Draws {

  /** The name under which the VF's own registration is drawn. */
  String KERNEL = "kernel";

  /**
   * A cycle begins.
   *
   * @param number its number
   * @param at when, modelled nanoseconds
   */
  void startCycle(long number, long at);

  /**
   * The length of one delay.
   *
   * @param matter what it is the delay of
   * @param delay its distribution
   * @return modelled nanoseconds, at least 0
   */
  long of(Matter matter, Delay delay);

  /**
   * When something is done that is due at a time: later, if the machine stands still then.
   *
   * @return modelled nanoseconds, not before it is due
   */
  default long done(long due) {
    return due;
  }

  /** Gives every actor of every VM its draws. */
  interface Source {

    /**
     * The draws of one actor.
     *
     * @param lane the VM's number
     * @param actor its name, unique within the VM
     */
    Draws of(int lane, String actor);
  }
}
