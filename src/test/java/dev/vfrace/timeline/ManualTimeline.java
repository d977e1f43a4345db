package dev.vfrace.timeline;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.trace.Recorder;
import dev.vfrace.trace.Recording;
import dev.vfrace.vocabulary.Matter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** A timeline that goes on only when a test says so; every delay takes its median. */
public final class ManualTimeline implements Timeline {

  private final Recording recording = new Recording();
  private final List<Due<?>> pending = new ArrayList<>();
  private long now;
  private long order;

  private record Due<T>(ManualTimer<T> timer, long at, long order) {}

  @Override
  public void startCycle(long number) {}

  @Override
  public long now() {
    return now;
  }

  /** What was recorded. */
  public Recording recording() {
    return recording;
  }

  @Override
  public Recorder recorder() {
    return recording;
  }

  @Override
  public long draw(Matter matter, Delay delay) {
    return (long) delay.quantile(0.5);
  }

  @Override
  public <T> Timer<T> timer(ActorRef<? super T> owner, T message) {
    return new ManualTimer<>(owner, message);
  }

  /** Lets modelled time pass; what is due meanwhile fires in its order. */
  public void advance(long nanos) {
    long end = now + nanos;
    Optional<Due<?>> next = next(end);
    while (next.isPresent()) {
      pending.remove(next.get());
      now = next.get().at;
      next.get().timer.fire();
      next = next(end);
    }
    now = end;
  }

  /** Lets modelled time pass up to a moment. */
  public void goTo(long at) {
    advance(at - now);
  }

  /**
   * Goes to the next timer that is due and fires it.
   *
   * @return when that was; empty if none is set
   */
  public Optional<Long> fireNext() {
    Optional<Due<?>> next = next(Long.MAX_VALUE);
    next.ifPresent(
        due -> {
          pending.remove(due);
          now = due.at;
          due.timer.fire();
        });
    return next.map(Due::at);
  }

  private Optional<Due<?>> next(long end) {
    return pending.stream()
        .filter(due -> due.at <= end)
        .min(Comparator.<Due<?>>comparingLong(Due::at).thenComparingLong(Due::order));
  }

  private final class ManualTimer<T> implements Timer<T> {
    private final ActorRef<? super T> owner;
    private T message;

    ManualTimer(ActorRef<? super T> owner, T message) {
      this.owner = owner;
      this.message = message;
    }

    @Override
    public void after(Matter matter, Delay delay) {
      after(List.of(new Wait(matter, delay)));
    }

    @Override
    public void after(List<Wait> waits) {
      cancel();
      long length = waits.stream().mapToLong(wait -> (long) wait.delay().quantile(0.5)).sum();
      pending.add(new Due<>(this, now + length, order++));
    }

    @Override
    public void after(Matter matter, Delay delay, T newMessage) {
      message = newMessage;
      after(matter, delay);
    }

    @Override
    public void soon() {
      after(ProbeMatter.PROBE, new ConstantDelay(0));
    }

    @Override
    public void cancel() {
      pending.removeIf(due -> due.timer == this);
    }

    private void fire() {
      owner.tell(message);
    }
  }

  private enum ProbeMatter implements Matter {
    PROBE;

    @Override
    public String key() {
      return "probe";
    }
  }
}
