package dev.vfrace.kernel;

import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.Timer;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.RegistrationPoint;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The course of one kernel thread: after a step's delay, go on with what follows. One step is under
 * way at a time.
 *
 * @param <M> the message by which the owning actor learns that the step is done
 */
final class Steps<M> {

  private final StepClock clock;
  private final Timer<M> timer;
  private Optional<Runnable> next = Optional.empty();

  Steps(StepClock clock, ActorRef<? super M> owner, M stepDone) {
    this.clock = clock;
    this.timer = clock.timer(owner, stepDone);
  }

  /** Goes on once the step is done. */
  void after(KernelStep step, Runnable then) {
    next = Optional.of(then);
    clock.after(timer, step);
  }

  /** The course has come to a point that takes no time of its own. */
  void reached(RegistrationPoint point) {
    if (clock.recorder().isOn()) {
      clock.recorder().record(new TraceEvent.Reached(clock.now(), point));
    }
  }

  /** Now, modelled nanoseconds. */
  long now() {
    return clock.now();
  }

  /** The timer has fired. */
  void done() {
    Runnable then = next.orElseThrow(() -> new IllegalStateException("no step is under way"));
    next = Optional.empty();
    then.run();
  }

  /** Forgets the step under way. */
  void cancel() {
    timer.cancel();
    next = Optional.empty();
  }
}
