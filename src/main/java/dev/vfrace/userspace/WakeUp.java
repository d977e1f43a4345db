package dev.vfrace.userspace;

import dev.vfrace.delay.Delay;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.Matter;
import java.util.List;
import java.util.Optional;

/**
 * How a process comes to run once a uevent or a message is for it.
 *
 * @param delay from the broadcast to the receiver running; empty: what it does next holds that
 */
record WakeUp(Optional<Delay> delay) {

  /** Of what is no receiver, but is run by one. */
  static final WakeUp NONE = new WakeUp(Optional.empty());

  /** The timer fires when the process has been woken and has done some work. */
  void then(Timer<?> timer, Matter matter, Delay work) {
    if (delay.isEmpty()) {
      timer.after(matter, work);
    } else {
      timer.after(
          List.of(
              new Timer.Wait(ProgramMatter.WAKE_UP, delay.get()), new Timer.Wait(matter, work)));
    }
  }
}
