package dev.vfrace.timeline;

import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.jspecify.annotations.Nullable;

/**
 * One side of one VM: the actors of the kernel, or of userspace, that share a modelled clock and a
 * worker.
 *
 * <p>The two strands of a VM are placed on different workers, so that real threads decide how they
 * interleave. A strand does its agenda in the order of deadlines, and an entry only once the peer
 * has done everything up to {@code lag} before it. VMs share nothing, so no bound between them is
 * needed; while one VM waits for its peer, the worker goes on with others, and nobody spins.
 *
 * <p><b>Who guards what.</b> All fields belong to the strand's worker, but for the two in {@link
 * Published}, which it writes and the peer's worker reads: {@code horizon} first, then {@code
 * taken}, so that who sees a message taken also sees the horizon that accounts for it.
 *
 * <p><b>Crossings.</b> A message to an actor of the peer becomes an entry of the peer's agenda, at
 * the sender's modelled time. Until the peer has taken it in and published what follows from it,
 * the sender treats that time as the peer's horizon.
 */
public final class Strand {

  private static final long UNKNOWN = Long.MIN_VALUE;

  /** Entries done in one turn before other VMs have theirs. */
  private static final int TURN = 64;

  private final Worker worker;
  private final Agenda agenda = new Agenda();
  private final Published published = new Published();
  private @Nullable Strand peer;

  private long now;
  private long front;
  private long sent;
  private long sentWhenTaken;
  private long floor;
  private long received;
  private long turnMark;
  private boolean ready;

  Strand(Worker worker) {
    this.worker = worker;
  }

  /** Makes two strands the two sides of one VM. */
  static void pair(Strand one, Strand other) {
    one.peer = other;
    other.peer = one;
  }

  /**
   * The modelled time of what is being done: when its cause was due, not when it was handled.
   *
   * @return nanoseconds since the start of the campaign
   */
  public long now() {
    return now;
  }

  /** The earliest modelled time at which something without a cause in the model may start. */
  public long present() {
    return Math.max(front, worker.clock().modelledNow());
  }

  /** How to spawn an actor of this strand. */
  public Props props() {
    return worker.props();
  }

  /** An alarm for an actor of this strand. */
  public <T> Alarm<T> alarm(ActorRef<? super T> target, T message) {
    return new Alarm<>(this, target, message);
  }

  void insert(Agenda.Entry entry, long time) {
    agenda.insert(entry, time);
    if (worker.current() != this) {
      // from outside of a turn: the harness starts a round
      if (time < published.horizon()) {
        published.setHorizon(time);
      }
      schedule();
    }
  }

  void remove(Agenda.Entry entry) {
    agenda.remove(entry);
  }

  /** Whether actors on a worker are this strand's peers. */
  boolean crossesTo(Worker target) {
    return peer != null && peer.worker == target;
  }

  /** Sends a message to an actor of the peer, at the modelled time of the entry being done. */
  void send(Crossing crossing) {
    Strand other = peer();
    if (!worker.clock().isUnbounded()) {
      floor = other.published.taken() == sent ? now : Math.min(floor, now);
      sent++;
    }
    crossing.to = other;
    crossing.sentAt = now;
    other.worker.post(crossing);
  }

  private void receive(Crossing crossing) {
    agenda.insert(crossing, crossing.sentAt);
    received++;
    schedule();
  }

  /** Has the worker give this strand turns, until it has nothing to do or must sleep. */
  void schedule() {
    if (!ready) {
      ready = true;
      worker.ready(this);
    }
  }

  /**
   * One turn on the worker.
   *
   * @return whether it did anything
   */
  public boolean run() {
    worker.enter(this);
    turnMark = agenda.mark();
    int left = TURN;
    long bound = takeIn(UNKNOWN);
    Agenda.Entry entry = agenda.first();
    while (entry != null && left > 0 && permitted(entry.time(), bound) && !yields(entry)) {
      left--;
      agenda.remove(entry);
      now = entry.time();
      worker.recordLateness(Math.max(front, worker.clock().modelledNow()) - now);
      front = Math.max(front, now);
      entry.fire();
      worker.runMailboxes();
      bound = takeIn(bound);
      entry = agenda.first();
    }
    worker.leave();
    finishTurn();
    return left < TURN;
  }

  /**
   * Looks how far the peer has come. What it had sent by then is taken in after that, and only if
   * there can be something that is due before: if the peer has come further, or may have answered.
   */
  private long takeIn(long known) {
    long bound = bound();
    if (bound != known || sent != sentWhenTaken) {
      sentWhenTaken = sent;
      worker.takeInbox();
    }
    return bound;
  }

  /** Whether an entry was set in this turn for the very time at hand: it is left to the next. */
  private boolean yields(Agenda.Entry entry) {
    return entry.time() <= now
        && Agenda.insertedSince(entry, turnMark)
        && !(entry instanceof Crossing);
  }

  private void finishTurn() {
    long next = agenda.firstTime();
    if (peer != null && !worker.clock().isUnbounded()) {
      publish(next);
    }
    ready = next != Long.MAX_VALUE && worker.clock().isDue(next);
    if (ready) {
      worker.ready(this);
    } else if (next != Long.MAX_VALUE) {
      worker.sleepUntil(this, next);
    }
  }

  /** Whether a turn would do anything. */
  boolean canRun() {
    Agenda.Entry entry = agenda.first();
    return entry != null && permitted(entry.time(), bound());
  }

  /** Tells the peer how far this strand has come; the horizon first, then what it accounts for. */
  private void publish(long next) {
    boolean news = false;
    if (published.horizon() != next) {
      published.setHorizon(next);
      news = true;
    }
    if (published.taken() != received) {
      published.setTaken(received);
      news = true;
    }
    if (news) {
      peer().worker.wake();
    }
  }

  /** Up to when the peer has done everything: {@code taken} is read before {@code horizon}. */
  private long bound() {
    if (peer == null || worker.clock().isUnbounded()) {
      return Long.MAX_VALUE;
    }
    boolean inFlight = peer.published.taken() != sent;
    long peerHorizon = peer.published.horizon();
    return inFlight ? Math.min(peerHorizon, floor) : peerHorizon;
  }

  private boolean permitted(long time, long bound) {
    Clock clock = worker.clock();
    return clock.isDue(time) && (bound == Long.MAX_VALUE || time <= bound + clock.lag());
  }

  private Strand peer() {
    if (peer == null) {
      throw new IllegalStateException("this VM has one strand only");
    }
    return peer;
  }

  /** A message on its way from one strand of a VM to the other; then an entry of the other's. */
  abstract static class Crossing extends Agenda.Entry implements Runnable {
    private @Nullable Strand to;
    private long sentAt;

    /** Arrives. */
    @Override
    public final void run() {
      if (to != null) {
        to.receive(this);
      }
    }
  }

  /** What the peer's worker reads, on a cache line apart from all that this worker alone uses. */
  private static final class Published {
    private static final int LINE = 8;
    private static final int HORIZON = LINE;
    private static final int TAKEN = HORIZON + 1;

    private final AtomicLongArray values = new AtomicLongArray(TAKEN + LINE);

    Published() {
      values.set(HORIZON, Long.MAX_VALUE);
    }

    long horizon() {
      return values.get(HORIZON);
    }

    void setHorizon(long time) {
      values.set(HORIZON, time);
    }

    long taken() {
      return values.get(TAKEN);
    }

    void setTaken(long count) {
      values.set(TAKEN, count);
    }
  }
}
