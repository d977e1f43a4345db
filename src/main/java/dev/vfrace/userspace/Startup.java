package dev.vfrace.userspace;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.timeline.Timer;
import java.util.Optional;

/**
 * Whether one program has started in a boot: a daemon hears nothing before, and then enumerates.
 */
final class Startup {

  private final Optional<Delay> starts;
  private final Timer<?> timer;
  private boolean waiting;

  /**
   * Has started.
   *
   * @param timer tells the program that it starts
   */
  Startup(ProgramSpec spec, Timer<?> timer) {
    this.starts = spec.starts();
    this.timer = timer;
  }

  /** A boot begins; whether the program starts in the course of it. */
  boolean boots() {
    if (starts.isEmpty()) {
      return false;
    }
    waiting = true;
    timer.after(ProgramMatter.STARTS, starts.get());
    return true;
  }

  /** It starts. */
  void started() {
    waiting = false;
  }

  /** Whether it is yet to start. */
  boolean isWaiting() {
    return waiting;
  }

  /** The cycle is over. */
  void forget() {
    waiting = false;
    timer.cancel();
  }
}
