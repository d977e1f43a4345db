package dev.vfrace.timeline;

import dev.vfrace.delay.Delay;
import dev.vfrace.trace.Recorder;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.Matter;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of an actor on a {@link Strand}: threads decide when a message comes, {@link Draws}
 * how long a delay is.
 */
public final class StrandTimeline implements Timeline {

  private final Strand strand;
  private final Draws draws;
  private final Recorder recorder;

  /**
   * A timeline.
   *
   * @param strand of the actor
   * @param draws of the actor
   * @param recorder of the VM
   */
  public StrandTimeline(Strand strand, Draws draws, Recorder recorder) {
    this.strand = strand;
    this.draws = draws;
    this.recorder = recorder;
  }

  @Override
  public void startCycle(long number) {
    draws.startCycle(number, strand.startOf(number));
  }

  @Override
  public long now() {
    return strand.now();
  }

  @Override
  public long draw(Matter matter, Delay delay) {
    return draws.of(matter, delay);
  }

  @Override
  public <T> Timer<T> timer(ActorRef<? super T> owner, T message) {
    return new StrandTimer<>(this, owner, message);
  }

  @Override
  public Recorder recorder() {
    return recorder;
  }

  private long after(long from, Matter matter, Delay delay) {
    return draws.done(from + draws.of(matter, delay));
  }

  /** An entry of the strand's agenda that tells its owner. */
  private static final class StrandTimer<T> extends Agenda.Entry implements Timer<T> {

    private final StrandTimeline timeline;
    private final ActorRef<? super T> owner;
    private T message;
    private @Nullable Matter matter;

    StrandTimer(StrandTimeline timeline, ActorRef<? super T> owner, T message) {
      this.timeline = timeline;
      this.owner = owner;
      this.message = message;
    }

    @Override
    public void after(Matter what, Delay delay) {
      matter = what;
      Strand strand = timeline.strand;
      strand.insert(this, timeline.after(strand.now(), what, delay));
    }

    @Override
    public void after(List<Wait> waits) {
      long at = timeline.now();
      for (Wait wait : waits) {
        matter = wait.matter();
        at = timeline.after(at, wait.matter(), wait.delay());
      }
      timeline.strand.insert(this, at);
    }

    @Override
    public void after(Matter what, Delay delay, T newMessage) {
      message = newMessage;
      after(what, delay);
    }

    @Override
    public void soon() {
      matter = null;
      timeline.strand.insert(this, timeline.strand.present());
    }

    @Override
    public void cancel() {
      timeline.strand.remove(this);
    }

    @Override
    void fire() {
      Matter what = matter;
      if (timeline.recorder.isOn() && what != null) {
        timeline.recorder.record(new TraceEvent.Due(timeline.now(), owner.path().name(), what));
      }
      owner.tell(message);
    }
  }
}
