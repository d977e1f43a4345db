package dev.vfrace.kernel;

import dev.vfrace.timeline.Alarm;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.vocabulary.KernelStep;
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
  private final Alarm<M> alarm;
  private Optional<Runnable> next = Optional.empty();

  Steps(StepClock clock, ActorRef<? super M> owner, M stepDone) {
    this.clock = clock;
    this.alarm = clock.strand().alarm(owner, stepDone);
  }

  /** Goes on once the step is done. */
  void after(KernelStep step, Runnable then) {
    next = Optional.of(then);
    alarm.setAt(clock.after(step));
  }

  /** Now, modelled nanoseconds. */
  long now() {
    return clock.now();
  }

  /** The alarm has fired. */
  void done() {
    Runnable then = next.orElseThrow(() -> new IllegalStateException("no step is under way"));
    next = Optional.empty();
    then.run();
  }

  /** Forgets the step under way. */
  void cancel() {
    alarm.cancel();
    next = Optional.empty();
  }
}
