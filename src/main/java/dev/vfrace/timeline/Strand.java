package dev.vfrace.timeline;

import dev.vfrace.actor.Spawner;
import dev.vfrace.trace.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * One side of one VM: the actors of the kernel, or of userspace, that share a modelled clock.
 *
 * <p>A strand does its agenda in the order of deadlines, and an entry only once the peer has done
 * everything up to {@code lag} before it. VMs share nothing, so no bound between them is needed;
 * while one VM waits for its peer, the worker goes on with others, and nobody spins.
 *
 * <p><b>Who guards what.</b> A strand has its turns one after the other, on whatever worker; {@link
 * RunState} passes its fields on. Others touch only the {@link Inbox} and what {@link PeerBound}
 * publishes.
 *
 * <p><b>Who calls whom.</b> A turn that ends calls the peer if it has sent it something or if the
 * peer's horizon is permitted now. Each side publishes before it looks at the other, so that one of
 * two that end at once sees the other's news.
 *
 * <p><b>Crossings.</b> A message to an actor of the peer becomes an entry of the peer's agenda, at
 * the sender's modelled time.
 */
public final class Strand {

  private static final long UNKNOWN = Long.MIN_VALUE;

  /** Entries done in one turn before other VMs have theirs. */
  private static final int TURN = 64;

  private final Side side;
  private final Worker home;
  private final RunState state = new RunState();
  private final Inbox inbox = new Inbox();
  private final Agenda agenda = new Agenda();
  private final Tasks tasks = new Tasks();
  private final PeerBound peerBound;
  private @Nullable Strand peer;
  private @Nullable MessageLog messageLog;

  private Worker worker;
  private long now;
  private long cycle = UNKNOWN;
  private long cycleStart;
  private long front;
  private long sentWhenTaken;
  private int turnMark;
  private boolean inTurn;
  private boolean inEntry;
  private boolean owesCall;

  /**
   * A strand with nothing to do.
   *
   * @param side of the VM
   * @param home the worker that alone runs it, or where it waits first if workers share
   */
  Strand(Side side, Worker home) {
    this.side = side;
    this.home = home;
    this.worker = home;
    this.peerBound = new PeerBound(home.clock());
  }

  /** Makes two strands the two sides of one VM. */
  static void pair(Strand one, Strand other) {
    one.peer = other;
    other.peer = one;
    PeerBound.pair(one.peerBound, other.peerBound);
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
    return Math.max(front, home.clock().modelledNow());
  }

  /**
   * Has the messages between its actors recorded: those that are spawned from now on. For a strand
   * that is both sides of its VM.
   */
  public void recordMessages(Recorder recorder) {
    messageLog = new MessageLog(this, recorder);
  }

  @Nullable MessageLog messageLog() {
    return messageLog;
  }

  /** When a cycle began: what its first actor to speak of it was doing then was due. */
  long startOf(long number) {
    if (number != cycle) {
      cycle = number;
      cycleStart = now;
    }
    return cycleStart;
  }

  /** Spawns actors of this strand, for an actor of its VM. */
  public Spawner spawner() {
    return side.spawner();
  }

  /** This strand or its peer: the one that actors of a side belong to. */
  Strand on(Side wanted) {
    return peer == null || side == wanted ? this : peer;
  }

  Worker home() {
    return home;
  }

  /** Whether its peer is another strand, and on another worker always. */
  boolean isApart() {
    return peer != null && !home.shares();
  }

  /** Runs a mailbox of this strand, whose turn it is, within what is being done. */
  void runWithin(Runnable mailbox) {
    worker.add(mailbox);
  }

  void countMessage() {
    worker.countMessage();
  }

  void insert(Agenda.Entry entry, long time) {
    agenda.insert(entry, time);
    peerBound.inserted(time);
    if (!inTurn) {
      call();
    }
  }

  void remove(Agenda.Entry entry) {
    agenda.remove(entry);
  }

  /** Whether a message to an actor of a strand crosses, from the entry being done to the peer. */
  boolean crossesTo(Strand target) {
    return inEntry && target == peer;
  }

  /** Sends a message to an actor of the peer, at the modelled time of the entry being done. */
  void send(Crossing crossing) {
    Strand other = peer();
    peerBound.sends(now);
    crossing.sentAt = now;
    other.inbox.add(crossing);
    if (isApart()) {
      other.call();
    } else {
      owesCall = true;
    }
  }

  /** Has something done between entries, outside of modelled time; on any thread. */
  void post(Runnable task) {
    inbox.add(new Tasks.Task(task));
    call();
  }

  /** Has a worker give this strand a turn, unless that is so already; on any thread. */
  void call() {
    if (state.call()) {
      Worker.enqueue(this);
    }
  }

  /**
   * A turn on a worker, which has taken this strand from a queue.
   *
   * @return the strand that the worker has to see to next: the peer if it can go on now, else this
   *     one if it can; null if neither
   */
  @Nullable Strand turn(Worker at) {
    state.begin();
    worker = at;
    run();
    Clock clock = home.clock();
    long next = agenda.firstTime();
    Strand other = peer;
    boolean callsPeer = owesCall || (other != null && other.peerBound.permits(next));
    owesCall = false;
    // asked once: what falls due between two questions would be neither done nor slept for
    boolean due = next == Long.MAX_VALUE || clock.isDue(next);
    boolean goesOn = !tasks.isEmpty() || (due && canRun());
    if (!goesOn && !due) {
      at.sleepUntil(this, next);
    }
    // from here on, another worker may have this strand
    boolean isQueued = state.end(goesOn);
    if (other == null || !callsPeer || !other.state.call()) {
      return isQueued ? this : null;
    }
    if (!at.shares()) {
      Worker.enqueue(other);
      return isQueued ? this : null;
    }
    if (isQueued) {
      at.enqueueFirst(this);
    }
    return other;
  }

  /**
   * Does what there is to do, up to a bound.
   *
   * @return whether it did anything
   */
  boolean run() {
    inTurn = true;
    worker.enter(this);
    long bound = takeIn(UNKNOWN);
    boolean worked = tasks.run(worker);
    turnMark = agenda.mark();
    int left = TURN;
    inEntry = true;
    Agenda.Entry entry = agenda.first();
    while (entry != null && left > 0 && peerBound.permits(entry.time(), bound) && !yields(entry)) {
      left--;
      now = entry.time();
      agenda.remove(entry);
      recordLateness();
      front = Math.max(front, now);
      entry.fire();
      worker.runMailboxes();
      bound = takeIn(bound);
      entry = agenda.first();
    }
    inEntry = false;
    inTurn = false;
    worker.leave();
    peerBound.publish(agenda.firstTime());
    return worked || left < TURN;
  }

  /** Against what should be done by now; where nothing holds the sides together, nothing should. */
  private void recordLateness() {
    Clock clock = home.clock();
    if (!clock.isUnbounded()) {
      worker.recordLateness(Math.max(front, clock.modelledNow()) - now);
    } else if (clock.isRealPace()) {
      worker.recordLateness(clock.modelledNow() - now);
    }
  }

  /**
   * Looks how far the peer has come. What it had sent by then is taken in after that, and only if
   * there can be something that is due before: if the peer has come further, or may have answered.
   */
  private long takeIn(long known) {
    long bound = peerBound.now();
    long sent = peerBound.sent();
    if (bound != known || sent != sentWhenTaken) {
      sentWhenTaken = sent;
      takeInbox();
    }
    return bound;
  }

  private void takeInbox() {
    Inbox.Item item = inbox.takeAll();
    while (item != null) {
      Inbox.Item following = item.unlink();
      if (item instanceof Crossing crossing) {
        agenda.insert(crossing, crossing.sentAt);
        peerBound.receives();
      } else {
        tasks.add(item);
      }
      item = following;
    }
  }

  /** Whether an entry was set in this turn for the very time at hand: it is left to the next. */
  private boolean yields(Agenda.Entry entry) {
    return entry.time() <= now
        && Agenda.insertedSince(entry, turnMark)
        && !(entry instanceof Crossing);
  }

  /** Whether a turn would do anything. */
  boolean canRun() {
    Agenda.Entry entry = agenda.first();
    return entry != null && peerBound.permits(entry.time(), peerBound.now());
  }

  private Strand peer() {
    if (peer == null) {
      throw new IllegalStateException("this VM has one strand only");
    }
    return peer;
  }

  /** A message on its way from one strand of a VM to the other; then an entry of the other's. */
  abstract static class Crossing extends Inbox.Item {
    private long sentAt;
  }
}
