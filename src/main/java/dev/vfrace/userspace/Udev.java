package dev.vfrace.userspace;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.delay.Delay;
import dev.vfrace.timeline.Timeline;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * systemd-udevd of one VM: hands uevents to the programs that listen, collects the verdicts of its
 * rules as properties, renames the VF, and then reports the event as processed to the programs that
 * go by a property. Of a VF that comes twice in a cycle the rules' first verdicts stand; one that a
 * rule takes back at a later uevent reaches the programs that look again. The rename waits for
 * RTNL, as {@code 80-net-setup-link} does; programs behind it have their turn when it has returned.
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
   * A rule has decided for the event at hand, or decided anew at a later one.
   *
   * @param rule its name
   * @param standalone it left the VF to the network managers
   */
  record RuleVerdict(String rule, boolean standalone) implements Command {}

  private enum RenameDue implements Command {
    INSTANCE
  }

  /** How far it is with the event {@code add}. */
  private enum Phase {
    IDLE,
    EARLY_RULES,
    RENAME,
    LATE_RULES
  }

  private static final ReceiveTable<Udev, UdevMessage> RECEIVE =
      ReceiveTable.<Udev, UdevMessage>create()
          .onMessage(Uevent.class, Udev::onUevent)
          .onMessage(RuleVerdict.class, Udev::onRuleVerdict)
          .onMessage(RenameDue.class, Udev::onRenameDue)
          .onMessage(Renamed.class, Udev::onRenamed)
          .onMessage(LinkAnswer.class, Udev::onLinkAnswer)
          .onMessage(StartCycle.class, Udev::onStartCycle);

  private final Timeline time;
  private final WakeUp wakeUp;
  private final AttributeCache cache;
  private final Optional<Delay> rename;
  private final ActorRef<KernelMessage> kernel;
  private final Attendance attendance;
  private final UdevClients clients;
  private final Timer<RenameDue> renameTimer;
  private final Map<String, Boolean> verdicts = new HashMap<>(2);
  private final Set<String> takenBack = new HashSet<>(2);
  private Phase phase = Phase.IDLE;

  /** Came while udev was at work on {@code add}: a device's events are dealt with in turn. */
  private Optional<Uevent> queued = Optional.empty();

  private long cycle;
  private boolean boots;

  /**
   * udev of a VM; it waits for {@link Connect}.
   *
   * @param time its timeline
   * @param wakeUp how a uevent reaches it
   * @param cache its attribute cache
   * @param rename from its rules' end to its rename request; empty: no rename
   * @param kernel for system calls
   * @param attendance who has something to do yet
   */
  static Behavior<UdevMessage> create(
      Timeline time,
      WakeUp wakeUp,
      AttributeCache cache,
      Optional<Delay> rename,
      ActorRef<KernelMessage> kernel,
      Attendance attendance) {
    return ReceiveTable.awaiting(
        Udev.class,
        Connect.class,
        connect ->
            Behaviors.setup(
                context ->
                    new Udev(
                        context,
                        time,
                        wakeUp,
                        cache,
                        rename,
                        kernel,
                        attendance,
                        connect.clients)));
  }

  private Udev(
      ActorContext<UdevMessage> context,
      Timeline time,
      WakeUp wakeUp,
      AttributeCache cache,
      Optional<Delay> rename,
      ActorRef<KernelMessage> kernel,
      Attendance attendance,
      UdevClients clients) {
    super(context);
    this.time = time;
    this.wakeUp = wakeUp;
    this.cache = cache;
    this.rename = rename;
    this.kernel = kernel;
    this.attendance = attendance;
    this.clients = clients;
    this.renameTimer = time.timer(context.getSelf(), RenameDue.INSTANCE);
  }

  @Override
  public Receive<UdevMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<UdevMessage> onUevent(Uevent uevent) {
    if (uevent.action() == Uevent.Action.REMOVE) {
      return this;
    }
    if (uevent.action() == Uevent.Action.ADD) {
      tellEarly(uevent);
      if (phase == Phase.IDLE) {
        attendance.begins();
      }
      phase = Phase.EARLY_RULES;
      earlyRulesHaveDecided(uevent.at());
    } else if (phase == Phase.IDLE) {
      tellEarly(uevent);
      tell(clients.late(), uevent);
    } else {
      queued = Optional.of(uevent);
    }
    return this;
  }

  private void tellEarly(Uevent uevent) {
    cache.clear();
    tell(clients.early(), uevent);
  }

  private Behavior<UdevMessage> onRuleVerdict(RuleVerdict verdict) {
    if (verdicts.putIfAbsent(verdict.rule, verdict.standalone) != null) {
      takeBack(verdict.rule);
    } else if (phase == Phase.EARLY_RULES) {
      earlyRulesHaveDecided(time.now());
    } else if (phase == Phase.LATE_RULES) {
      publish(verdict.rule, time.now());
      lateRulesHaveDecided();
    }
    return this;
  }

  private Behavior<UdevMessage> onRenameDue() {
    // net_setup_link asks for the link even where it has no name to give
    kernel.tell(
        rename.isPresent()
            ? new SystemCall.Rename(cycle, getContext().getSelf())
            : new SystemCall.Ethtool(cycle, getContext().getSelf()));
    return this;
  }

  private Behavior<UdevMessage> onRenamed(Renamed renamed) {
    rtnlPassed(renamed.at());
    return this;
  }

  private Behavior<UdevMessage> onLinkAnswer(LinkAnswer answer) {
    if (answer.ifindex() == cycle) {
      rtnlPassed(answer.at());
    }
    return this;
  }

  private Behavior<UdevMessage> onStartCycle(StartCycle start) {
    cycle = start.number();
    boots = start.boots();
    time.startCycle(cycle);
    renameTimer.cancel();
    verdicts.clear();
    takenBack.clear();
    queued = Optional.empty();
    finish();
    return this;
  }

  private void earlyRulesHaveDecided(long at) {
    if (!verdicts.keySet().containsAll(clients.earlyRules())) {
      return;
    }
    phase = Phase.RENAME;
    // rules that have decided have been woken
    WakeUp woken = clients.earlyRules().isEmpty() ? wakeUp : WakeUp.NONE;
    if (rename.isEmpty() && clients.late().isEmpty()) {
      rtnlPassed(at);
    } else if (rename.isEmpty() && woken.delay().isEmpty()) {
      onRenameDue();
    } else {
      woken.then(renameTimer, ProgramMatter.RENAME, rename.orElse(Delay.ZERO));
    }
  }

  private void rtnlPassed(long at) {
    if (phase != Phase.RENAME) {
      return;
    }
    phase = Phase.LATE_RULES;
    clients.earlyRules().forEach(rule -> publish(rule, at));
    clients.lateRules().stream().filter(verdicts::containsKey).forEach(rule -> publish(rule, at));
    tell(clients.late(), new Uevent(Uevent.Action.ADD, cycle, at));
    lateRulesHaveDecided();
  }

  private void lateRulesHaveDecided() {
    if (verdicts.keySet().containsAll(clients.lateRules())) {
      finish();
      queued.ifPresent(
          uevent -> onUevent(new Uevent(uevent.action(), uevent.ifindex(), time.now())));
      queued = Optional.empty();
    }
  }

  /** Tells of a rule's property. */
  private void publish(String rule, long at) {
    boolean standalone = verdicts.getOrDefault(rule, true);
    PropertyReaders readers = clients.readers(rule);
    tell(readers.once(), new Program.PropertyReady(cycle, standalone, at));
    boolean still = standalone && !takenBack.contains(rule);
    tell(readers.again(), new Program.PropertyReady(cycle, still, at));
  }

  /** Each of them counts as busy until it has heard, so that nobody thinks that all is quiet. */
  private void tell(Audience clients, ProgramMessage message) {
    for (int client = clients.size(boots); client > 0; client--) {
      attendance.begins();
    }
    clients.tell(message, boots);
  }

  /** A rule has run again at a later uevent, and now keeps the VF from the network managers. */
  private void takeBack(String rule) {
    takenBack.add(rule);
    if (phase == Phase.IDLE || phase == Phase.LATE_RULES) {
      Program.PropertyReady ready =
          new Program.PropertyReady(cycle, /* standalone= */ false, time.now());
      tell(clients.readers(rule).again(), ready);
    }
  }

  private void finish() {
    if (phase != Phase.IDLE) {
      phase = Phase.IDLE;
      attendance.settles();
    }
  }
}
