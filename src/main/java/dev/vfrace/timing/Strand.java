package dev.vfrace.timing;

import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.dispatch.Envelope;
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
 * <p><b>Who guards what.</b> The agenda, {@code now}, {@code sent} and {@code floor} belong to the
 * strand's worker. {@code horizon} and {@code taken} are written by it and read by the peer's
 * worker; {@code horizon} is written first, so that who sees a message taken also sees the horizon
 * that accounts for it. {@code awaited} is written by the strand's worker and read by the peer's.
 * {@code arrivals} has the peer's worker as its producer. {@code scheduled} is true while the
 * strand is in a ready queue or in its turn.
 *
 * <p><b>Crossings.</b> A message to an actor on the peer's worker makes an entry of the peer's
 * agenda at the sender's modelled time, at which the peer looks into the actor's mailbox. Until the
 * peer has handled the message and published what follows from it, the sender treats that time as
 * the peer's horizon. A message to an actor whose mailbox is being looked into, or is about to be,
 * is handled along with the others; it is at most {@code lag} out of order then.
 */
public final class Strand implements Runnable {

  private static final long NOT_WAITING = Long.MIN_VALUE;

  /** Entries done in one turn before other VMs have theirs. */
  private static final int TURN = 64;

  private final Worker worker;
  private final Agenda agenda = new Agenda();
  private final ManyToOneConcurrentLinkedQueue<Crossing> arrivals =
      new ManyToOneConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private @Nullable Strand peer;

  private long now;
  private long front;
  private long sent;
  private long floor;
  private long received;
  private long turnMark;
  private volatile long horizon = Long.MAX_VALUE;
  private volatile long taken;
  private volatile long awaited = NOT_WAITING;

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
    return DispatcherSelector.fromConfig(WorkerPool.dispatcherPath(worker.index()))
        .withMailboxFromConfig(WorkerPool.mailboxPath(worker.index()));
  }

  /** An alarm for an actor of this strand. */
  public <T> Alarm<T> alarm(ActorRef<? super T> target, T message) {
    return new Alarm<>(this, target, message);
  }

  void insert(Agenda.Entry entry, long time) {
    agenda.insert(entry, time);
    if (worker.current() != this) {
      // from outside of a turn: the harness starts a round
      if (time < horizon) {
        horizon = time;
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

  /** Takes note of a message that is about to be sent to an actor on the peer's worker. */
  Crossed send(Envelope envelope) {
    Strand other = peer();
    if (!worker.clock().isUnbounded()) {
      floor = other.taken == sent ? now : Math.min(floor, now);
      sent++;
    }
    return new Crossed(envelope, other, now);
  }

  /** Takes note that an actor of this strand is about to handle a message from the peer. */
  private void receive(long sentAt) {
    now = sentAt;
    received++;
    if (worker.current() != this) {
      // outside of a turn: the next one publishes it
      schedule();
    }
  }

  /** Hands over a mailbox of the peer's worker, to be looked into at this strand's time. */
  void cross(Runnable mailbox) {
    Strand other = peer();
    other.arrivals.add(new Crossing(mailbox, now));
    other.schedule();
  }

  /** Puts the strand into its worker's ready queue, unless it is there already. */
  void schedule() {
    if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      worker.ready(this);
    }
  }

  /** One turn on the worker. */
  @Override
  public void run() {
    worker.enter(this);
    if (awaited != NOT_WAITING) {
      awaited = NOT_WAITING;
    }
    turnMark = agenda.mark();
    boolean again = false;
    int left = TURN;
    // the bound first: what arrives after it was read is not due before it
    long bound = bound();
    takeArrivals();
    Agenda.Entry entry = agenda.first();
    while (entry != null && permitted(entry.time(), bound)) {
      boolean yields = entry.time() <= now && Agenda.insertedSince(entry, turnMark);
      if (left-- == 0 || (yields && !(entry instanceof Crossing))) {
        again = true;
        break;
      }
      agenda.remove(entry);
      now = entry.time();
      worker.recordLateness(Math.max(front, worker.clock().modelledNow()) - now);
      front = Math.max(front, now);
      entry.fire();
      worker.runMailboxes();
      bound = bound();
      takeArrivals();
      entry = agenda.first();
    }
    worker.leave();
    finishTurn(again);
  }

  private void finishTurn(boolean again) {
    long next = agenda.firstTime();
    boolean bounded = peer != null && !worker.clock().isUnbounded();
    if (bounded) {
      publish(next);
    }
    if (again) {
      worker.ready(this);
      return;
    }
    if (next != Long.MAX_VALUE && !worker.clock().isDue(next)) {
      worker.sleepUntil(this, next);
    } else if (next != Long.MAX_VALUE && bounded) {
      awaited = next - worker.clock().lag();
    }
    scheduled.set(false);
    if (!arrivals.isEmpty() || (awaited != NOT_WAITING && permitted(next, bound()))) {
      schedule();
    }
  }

  /** Tells the peer how far this strand has come; the horizon first, then what it accounts for. */
  private void publish(long next) {
    if (horizon != next) {
      horizon = next;
    }
    if (taken != received) {
      taken = received;
    }
    peer().wakeIfReached(next);
  }

  private void wakeIfReached(long peerHorizon) {
    long wanted = awaited;
    if (wanted != NOT_WAITING && peerHorizon >= wanted) {
      schedule();
    }
  }

  /** Up to when the peer has done everything: {@code taken} is read before {@code horizon}. */
  private long bound() {
    if (peer == null || worker.clock().isUnbounded()) {
      return Long.MAX_VALUE;
    }
    boolean inFlight = peer.taken != sent;
    long peerHorizon = peer.horizon;
    return inFlight ? Math.min(peerHorizon, floor) : peerHorizon;
  }

  private boolean permitted(long time, long bound) {
    Clock clock = worker.clock();
    return clock.isDue(time) && (bound == Long.MAX_VALUE || time <= bound + clock.lag());
  }

  private void takeArrivals() {
    if (peer == null) {
      return;
    }
    Crossing crossing = arrivals.poll();
    while (crossing != null) {
      agenda.insert(crossing, crossing.sentAt);
      crossing = arrivals.poll();
    }
  }

  private Strand peer() {
    if (peer == null) {
      throw new IllegalStateException("this VM has one strand only");
    }
    return peer;
  }

  /** A message on its way from one strand of a VM to the other. */
  static final class Crossed {
    private final Envelope envelope;
    private final Strand to;
    private final long sentAt;

    Crossed(Envelope envelope, Strand to, long sentAt) {
      this.envelope = envelope;
      this.to = to;
      this.sentAt = sentAt;
    }

    /** What is to be handled now. */
    Envelope receive() {
      to.receive(sentAt);
      return envelope;
    }
  }

  /** A mailbox of this strand that the peer has put a message into. */
  private static final class Crossing extends Agenda.Entry {
    private final Runnable mailbox;
    private final long sentAt;

    Crossing(Runnable mailbox, long sentAt) {
      this.mailbox = mailbox;
      this.sentAt = sentAt;
    }

    @Override
    void fire() {
      mailbox.run();
    }
  }
}
