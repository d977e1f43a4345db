package dev.vfrace.userspace;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.timeline.Timer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether one program has started in a boot: a daemon hears nothing before, and then enumerates.
 */
final class Startup {

  /** Of programs that run before the first device comes: it has nothing to remember. */
  private static final Startup LONG_AGO = new Startup(Optional.empty());

  private final Optional<Start> start;
  private boolean waiting;

  /**
   * How a program starts.
   *
   * @param delay from the boot on
   * @param timer tells the program that it starts
   */
  private record Start(Delay delay, Timer<?> timer) {}

  private Startup(Optional<Start> start) {
    this.start = start;
  }

  /**
   * Has started.
   *
   * @param timer tells the program that it starts
   */
  static Startup of(ProgramSpec spec, Supplier<? extends Timer<?>> timer) {
    return spec.starts()
        .map(delay -> new Startup(Optional.of(new Start(delay, timer.get()))))
        .orElse(LONG_AGO);
  }

  /** A boot begins; whether the program starts in the course of it. */
  boolean boots() {
    waiting = start.isPresent();
    start.ifPresent(it -> it.timer().after(ProgramMatter.STARTS, it.delay()));
    return waiting;
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
    if (start.isPresent()) {
      waiting = false;
      start.get().timer().cancel();
    }
  }
}
