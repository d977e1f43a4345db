package dev.vfrace.userspace;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.UdevStage;
import dev.vfrace.timeline.Timeline;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * systemd-udevd of one VM. It deals with the uevents of the VF in turn ({@code udev-event.c},
 * {@code udev-worker.c}, v250 to v257): the rules; at {@code add}, in the middle of them, {@code
 * 80-net-setup-link}, which asks for the link under RTNL; then the rename; then, with the event in
 * the database, what is to be RUN; and it tells those who wait for it. A rename that is refused
 * with EBUSY changes nothing, any other failure has udev give the event up: it does not reach the
 * database, and nothing is RUN.
 */
public final class Udev extends AbstractBehavior<UdevMessage> {

  /** What udev hears from userspace. */
  public sealed interface Command extends UdevMessage {}

  /**
   * Who is there; the first message.
   *
   * @param clients whom udev deals with
   */
  record Connect(UdevClients clients) implements Command {}

  /**
   * A rule has decided at the event at hand.
   *
   * @param rule its name
   * @param standalone it left the VF to the network managers
   */
  record RuleVerdict(String rule, boolean standalone) implements Command {}

  /**
   * A rule says at the event at hand what it has said before.
   *
   * @param rule its name
   */
  record RuleStands(String rule) implements Command {}

  /**
   * How long udev takes.
   *
   * @param wakeUp how a uevent reaches it
   * @param starts from the beginning of a boot to its start; empty: it runs before
   * @param rename from the end of its rules to its rename request; empty: it has no name to give
   */
  record Delays(WakeUp wakeUp, Optional<Delay> starts, Optional<Delay> rename) {}

  private enum Due implements Command {
    START,
    ASK,
    RENAME
  }

  /** How far it is. */
  private enum Phase {
    STARTING,
    IDLE,
    RULES,
    RTNL,
    LATE_RULES,
    RENAME,
    /** Done with a rename: the {@code move} is on its way. */
    MOVING
  }

  private static final ReceiveTable<Udev, UdevMessage> RECEIVE =
      ReceiveTable.<Udev, UdevMessage>create()
          .onMessage(Uevent.class, Udev::onUevent)
          .onMessage(RuleVerdict.class, Udev::onRuleVerdict)
          .onMessage(RuleStands.class, Udev::onRuleStands)
          .onMessage(Due.class, Udev::onDue)
          .onMessage(Renamed.class, Udev::onRenamed)
          .onMessage(LinkAnswer.class, Udev::onLinkAnswer)
          .onMessage(StartCycle.class, Udev::onStartCycle);

  private final Timeline time;
  private final Delays delays;
  private final AttributeCache cache;
  private final Attendance attendance;
  private final UdevClients clients;
  private final UdevRules rules;
  private final UdevNotices notices;
  private final UeventQueue queue = new UeventQueue();
  private final Timer<Due> startTimer;
  private final NetSetupLink link;
  private Phase phase = Phase.IDLE;
  private Uevent.Action action = Uevent.Action.ADD;
  private long cycle;

  /**
   * udev of a VM; it waits for {@link Connect}.
   *
   * @param time its timeline
   * @param delays how long it takes
   * @param cache its attribute cache
   * @param kernel for system calls
   * @param attendance who has something to do yet
   */
  static Behavior<UdevMessage> create(
      Timeline time,
      Delays delays,
      AttributeCache cache,
      ActorRef<KernelMessage> kernel,
      Attendance attendance) {
    return ReceiveTable.awaiting(
        Udev.class,
        Connect.class,
        connect ->
            Behaviors.setup(
                context ->
                    new Udev(context, time, delays, cache, kernel, attendance, connect.clients)));
  }

  private Udev(
      ActorContext<UdevMessage> context,
      Timeline time,
      Delays delays,
      AttributeCache cache,
      ActorRef<KernelMessage> kernel,
      Attendance attendance,
      UdevClients clients) {
    super(context);
    this.time = time;
    this.delays = delays;
    this.cache = cache;
    this.attendance = attendance;
    this.clients = clients;
    this.rules = new UdevRules(clients);
    this.notices = new UdevNotices(clients, rules, attendance);
    this.startTimer = time.timer(context.getSelf(), Due.START);
    this.link =
        new NetSetupLink(
            delays,
            rules,
            new NetSetupLink.Calls(kernel, context.getSelf()),
            time.timer(context.getSelf(), Due.ASK),
            time.timer(context.getSelf(), Due.RENAME));
  }

  @Override
  public Receive<UdevMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<UdevMessage> onUevent(Uevent uevent) {
    if (phase == Phase.STARTING) {
      return this;
    }
    if (uevent.action() == Uevent.Action.REMOVE) {
      if (phase == Phase.MOVING) {
        finish();
      }
    } else if (phase == Phase.IDLE || phase == Phase.MOVING) {
      begin(uevent);
    } else {
      queue.add(uevent.action());
    }
    return this;
  }

  private Behavior<UdevMessage> onRuleVerdict(RuleVerdict verdict) {
    rules.decided(verdict.rule, Optional.of(verdict.standalone));
    goOn(time.now());
    return this;
  }

  private Behavior<UdevMessage> onRuleStands(RuleStands same) {
    rules.decided(same.rule, Optional.empty());
    goOn(time.now());
    return this;
  }

  private Behavior<UdevMessage> onDue(Due due) {
    switch (due) {
      case START -> started();
      case ASK -> link.askNow(cycle);
      case RENAME -> link.renameNow(cycle);
    }
    return this;
  }

  private Behavior<UdevMessage> onLinkAnswer(LinkAnswer answer) {
    if (answer.ifindex() == cycle && phase == Phase.RTNL) {
      lateRules(answer.at());
    }
    return this;
  }

  private Behavior<UdevMessage> onRenamed(Renamed renamed) {
    if (renamed.ifindex() == cycle && phase == Phase.RENAME) {
      processed(renamed.at(), renamed.result());
    }
    return this;
  }

  private Behavior<UdevMessage> onStartCycle(StartCycle start) {
    cycle = start.number();
    time.startCycle(cycle);
    startTimer.cancel();
    link.cancel();
    rules.forget();
    queue.clear();
    notices.startCycle(start);
    finish();
    if (start.boots() && delays.starts.isPresent()) {
      attendance.begins();
      phase = Phase.STARTING;
      startTimer.after(ProgramMatter.UDEVD_START, delays.starts.get());
    }
    return this;
  }

  /** {@code systemd-udev-trigger.service}: {@code add} is replayed for what is there. */
  private void started() {
    finish();
    cache.clear();
    if (cache.read().has(LinkState.SYSFS_LINK)) {
      begin(new Uevent(Uevent.Action.ADD, cycle, time.now()));
    }
  }

  private void begin(Uevent uevent) {
    if (phase == Phase.IDLE) {
      attendance.begins();
    }
    action = uevent.action();
    phase = Phase.RULES;
    cache.clear();
    rules.begin(action);
    notices.run(UdevStage.RULES, uevent);
    goOn(uevent.at());
  }

  /** Goes on once the rules of the stage have decided. */
  private void goOn(long at) {
    if (!rules.haveDecided()) {
      return;
    }
    if (phase == Phase.RULES) {
      behindEarlyRules(at);
    } else if (phase == Phase.LATE_RULES) {
      behindLateRules(at);
    }
  }

  private void behindEarlyRules(long at) {
    if (action != Uevent.Action.ADD) {
      lateRules(at);
    } else if (!clients.goOn() && !link.renames()) {
      finish();
      next();
    } else {
      phase = Phase.RTNL;
      // rules that have decided have been woken
      link.ask(cycle, /* woken= */ !clients.rules(UdevStage.RULES).isEmpty());
    }
  }

  private void lateRules(long at) {
    phase = Phase.LATE_RULES;
    notices.run(UdevStage.LATE_RULES, new Uevent(action, cycle, at));
    goOn(at);
  }

  private void behindLateRules(long at) {
    if (action == Uevent.Action.ADD && link.renames()) {
      phase = Phase.RENAME;
      link.rename();
    } else {
      processed(at, Renamed.Result.UNCHANGED);
    }
  }

  private void processed(long at, Renamed.Result result) {
    boolean givenUp = result == Renamed.Result.EXISTS || result == Renamed.Result.NO_DEVICE;
    if (!givenUp) {
      notices.run(UdevStage.RUN, new Uevent(action, cycle, at));
    }
    notices.processed(at, result == Renamed.Result.DONE, givenUp);
    if (result == Renamed.Result.DONE) {
      phase = Phase.MOVING;
    } else {
      finish();
    }
    next();
  }

  private void next() {
    queue.next().ifPresent(next -> begin(new Uevent(next, cycle, time.now())));
  }

  private void finish() {
    if (phase != Phase.IDLE) {
      phase = Phase.IDLE;
      attendance.settles();
    }
  }
}
