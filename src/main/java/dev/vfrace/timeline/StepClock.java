package dev.vfrace.timeline;

import dev.vfrace.model.KernelTiming;
import dev.vfrace.trace.Recorder;
import dev.vfrace.vocabulary.KernelStep;
import java.util.Collection;
import org.apache.pekko.actor.typed.ActorRef;

/** The timeline of the kernel's actors: they name a step, the timing says what its delay is. */
public final class StepClock {

  private final Timeline timeline;
  private final KernelTiming timing;
  private long cycle;

  /** A clock for the kernel's side of a lane. */
  public StepClock(Timeline timeline, KernelTiming timing) {
    this.timeline = timeline;
    this.timing = timing;
  }

  /** Starts the draws of a cycle. */
  public void startCycle(long number) {
    cycle = number;
    timeline.startCycle(number);
  }

  /** The number of the cycle, which is also the VF's ifindex. */
  public long cycle() {
    return cycle;
  }

  /** Now, modelled nanoseconds. */
  public long now() {
    return timeline.now();
  }

  /** A timer of one of the kernel's actors; see {@link Timeline#timer}. */
  public <T> Timer<T> timer(ActorRef<? super T> owner, T message) {
    return timeline.timer(owner, message);
  }

  /** The timer fires when a step that begins now is done. */
  public void after(Timer<?> timer, KernelStep step) {
    timer.after(step, timing.of(step));
  }

  /** The timer fires when several steps, one after the other, are done. */
  public void after(Timer<?> timer, Collection<KernelStep> steps) {
    timer.after(steps.stream().map(step -> new Timer.Wait(step, timing.of(step))).toList());
  }

  /** The timeline itself. */
  public Timeline timeline() {
    return timeline;
  }

  /** Where the kernel's actors say what they do. */
  public Recorder recorder() {
    return timeline.recorder();
  }
}
