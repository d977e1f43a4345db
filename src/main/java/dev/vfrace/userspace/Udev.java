package dev.vfrace.userspace;

import dev.vfrace.timing.Alarm;
import dev.vfrace.timing.CycleRandom;
import dev.vfrace.timing.Delay;
import dev.vfrace.timing.Strand;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.ReceiveTable;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * systemd-udevd of one VM: hands uevents to the programs that listen, collects the verdicts of its
 * rules as properties, renames the VF, and then reports the event as processed to the programs that
 * go by a property. Of a VF that comes twice in a cycle the rules' first verdicts stand. The rename
 * waits for RTNL, as {@code 80-net-setup-link} does.
 */
public final class Udev extends AbstractBehavior<UdevMessage> {

  /** What udev hears from userspace. */
  public sealed interface Command extends UdevMessage {}

  /**
   * Who is there; the first message.
   *
   * @param listeners hear every uevent but {@code remove}
   * @param rules how many of them are rules
   * @param dependents programs that go by a property, by the rule that sets it
   */
  record Connect(
      List<ActorRef<ProgramMessage>> listeners,
      int rules,
      Map<String, List<ActorRef<ProgramMessage>>> dependents)
      implements Command {}

  /**
   * A rule has decided for the event at hand.
   *
   * @param rule its name
   * @param standalone it left the VF to the network managers
   */
  record RuleVerdict(String rule, boolean standalone) implements Command {}

  private enum RenameDue implements Command {
    INSTANCE
  }

  private static final ReceiveTable<Udev, UdevMessage> RECEIVE =
      ReceiveTable.<Udev, UdevMessage>create()
          .onMessage(Uevent.class, Udev::onUevent)
          .onMessage(RuleVerdict.class, Udev::onRuleVerdict)
          .onMessage(RenameDue.class, Udev::onRenameDue)
          .onMessage(Renamed.class, Udev::onRenamed)
          .onMessage(StartCycle.class, Udev::onStartCycle);

  private final Strand strand;
  private final AttributeCache cache;
  private final Optional<Delay> rename;
  private final CycleRandom random;
  private final ActorRef<KernelMessage> kernel;
  private final Attendance attendance;
  private final Connect connected;
  private final Alarm<RenameDue> renameAlarm;
  private final Map<String, Boolean> verdicts = new HashMap<>();
  private boolean processingAdd;
  private long cycle;

  /**
   * udev of a VM; it waits for {@link Connect}.
   *
   * @param strand userspace's
   * @param cache its attribute cache
   * @param rename from its rules' end to its rename request; empty: no rename
   * @param random its draws
   * @param kernel for system calls
   * @param attendance who has something to do yet
   */
  static Behavior<UdevMessage> create(
      Strand strand,
      AttributeCache cache,
      Optional<Delay> rename,
      CycleRandom random,
      ActorRef<KernelMessage> kernel,
      Attendance attendance) {
    return Behaviors.receive(UdevMessage.class)
        .onMessage(
            Connect.class,
            connect ->
                Behaviors.setup(
                    context ->
                        new Udev(
                            context, strand, cache, rename, random, kernel, attendance, connect)))
        .build();
  }

  private Udev(
      ActorContext<UdevMessage> context,
      Strand strand,
      AttributeCache cache,
      Optional<Delay> rename,
      CycleRandom random,
      ActorRef<KernelMessage> kernel,
      Attendance attendance,
      Connect connected) {
    super(context);
    this.strand = strand;
    this.cache = cache;
    this.rename = rename;
    this.random = random;
    this.kernel = kernel;
    this.attendance = attendance;
    this.connected = connected;
    this.renameAlarm = strand.alarm(context.getSelf(), RenameDue.INSTANCE);
  }

  @Override
  public Receive<UdevMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<UdevMessage> onUevent(Uevent uevent) {
    if (uevent.action() == Uevent.Action.REMOVE) {
      return this;
    }
    cache.clear();
    for (ActorRef<ProgramMessage> listener : connected.listeners) {
      listener.tell(uevent);
    }
    if (uevent.action() == Uevent.Action.ADD) {
      processingAdd = true;
      attendance.begins();
      if (verdicts.size() == connected.rules) {
        rulesDone(uevent.at());
      }
    }
    return this;
  }

  private Behavior<UdevMessage> onRuleVerdict(RuleVerdict verdict) {
    verdicts.put(verdict.rule, verdict.standalone);
    if (processingAdd && verdicts.size() == connected.rules) {
      rulesDone(strand.now());
    }
    return this;
  }

  private Behavior<UdevMessage> onRenameDue() {
    kernel.tell(new SystemCall.Rename(cycle, getContext().getSelf()));
    return this;
  }

  private Behavior<UdevMessage> onRenamed(Renamed renamed) {
    processed(renamed.at());
    return this;
  }

  private Behavior<UdevMessage> onStartCycle(StartCycle start) {
    cycle = start.number();
    random.restart(cycle);
    renameAlarm.cancel();
    verdicts.clear();
    if (processingAdd) {
      processingAdd = false;
      attendance.settles();
    }
    return this;
  }

  private void rulesDone(long at) {
    if (rename.isPresent()) {
      renameAlarm.setAt(at + rename.get().sample(random));
    } else {
      processed(at);
    }
  }

  private void processed(long at) {
    if (!processingAdd) {
      return;
    }
    processingAdd = false;
    connected.dependents.forEach(
        (rule, programs) -> {
          boolean standalone = verdicts.getOrDefault(rule, true);
          Program.PropertyReady ready = new Program.PropertyReady(cycle, standalone, at);
          programs.forEach(program -> program.tell(ready));
        });
    attendance.settles();
  }
}
