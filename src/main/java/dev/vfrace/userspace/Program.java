package dev.vfrace.userspace;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.count.Tally;
import dev.vfrace.model.Act;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.ManagerRequest;
import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * One userspace program of one VM, as its {@link ProgramSpec} describes it: it is woken ({@link
 * Wakening}), looks at the VF once ({@link Looking}), judges by its gate ({@link Deciding}), acts
 * if misled ({@link Acting}), and may look again.
 */
public final class Program extends AbstractBehavior<ProgramMessage> {

  /** What a program hears from the rest of userspace. */
  public sealed interface Command extends ProgramMessage {}

  /**
   * udev has processed an event of the VF.
   *
   * @param ifindex of the VF: the number of the cycle
   * @param standalone the property of this program's rule leaves the VF to it
   * @param stored the event has reached udev's database
   * @param at when, modelled nanoseconds
   */
  record PropertyReady(long ifindex, boolean standalone, boolean stored, long at)
      implements Command {

    /** What udev's database has of it: nothing, if the event was given up. */
    PropertyReady inDatabase() {
      return new PropertyReady(ifindex, standalone || !stored, stored, at);
    }
  }

  /**
   * Asks for the counts since the last report, and ends the cycle at hand.
   *
   * @param replyTo gets them
   */
  record Report(ActorRef<? super Userspace.ProgramCounts> replyTo) implements Command {}

  /**
   * The VF had a master and has it no more.
   *
   * @param ifindex of the VF: the number of the cycle
   * @param state the device when it had gone
   * @param at when, modelled nanoseconds
   */
  record MasterLost(long ifindex, LinkState state, long at) implements Command {}

  private enum Due implements Command {
    LOOK,
    LINK_HANDLED,
    PROPERTY_HANDLED,
    ACT,
    ORPHAN_LOOK,
    START,
    LOOK_AGAIN,
    RESTART
  }

  private static final ReceiveTable<Program, ProgramMessage> RECEIVE =
      ReceiveTable.<Program, ProgramMessage>create()
          .onMessage(Due.class, Program::onDue)
          .onMessage(Uevent.class, Program::onUevent)
          .onMessage(LinkMessage.class, Program::onLinkMessage)
          .onMessage(StartCycle.class, Program::onStartCycle)
          .onMessage(PropertyReady.class, Program::onPropertyReady)
          .onMessage(ManagerRequest.class, Program::onManagerRequest)
          .onMessage(LinkAnswer.class, Program::onLinkAnswer)
          .onMessage(MasterLost.class, Program::onMasterLost)
          .onMessage(Report.class, Program::onReport);

  private final int index;
  private final ProgramSpec spec;
  private final ProgramWorld world;
  private final Tally tally = new Tally();
  private final ProgramGate gate;
  private final Eyes eyes;
  private final Engagement engagement;
  private final Wakening wakening;
  private final Acting acting;
  private final Deciding deciding;
  private final Looking looking;
  private final Optional<LaterLooks> laterLooks;
  private final Optional<OrphanWatch> orphanWatch;
  private long cycle = -1;

  /**
   * A program.
   *
   * @param index its place among the VM's programs
   * @param spec what it is
   * @param world whom it deals with
   * @param eyes how it reads sysfs
   */
  static Behavior<ProgramMessage> create(
      int index, ProgramSpec spec, ProgramWorld world, Eyes eyes) {
    return Behaviors.setup(context -> new Program(context, index, spec, world, eyes));
  }

  private Program(
      ActorContext<ProgramMessage> context,
      int index,
      ProgramSpec spec,
      ProgramWorld world,
      Eyes eyes) {
    super(context);
    this.index = index;
    this.spec = spec;
    this.world = world;
    this.eyes = eyes;
    this.gate = new ProgramGate(spec, world);
    this.engagement = new Engagement(world.attendance());
    Timer<Due> look = timer(Due.LOOK);
    this.wakening =
        new Wakening(
            spec,
            world,
            tally,
            gate,
            engagement,
            look,
            propertyWait(),
            Startup.of(spec, () -> timer(Due.START)));
    this.acting = new Acting(spec, world, tally, engagement, timer(Due.ACT));
    this.laterLooks =
        LaterLooks.of(
            spec,
            world.wakeUp(),
            tally,
            engagement,
            () -> timer(Due.LOOK_AGAIN),
            () -> timer(Due.RESTART));
    this.deciding = new Deciding(spec, world, tally, gate, engagement, acting, laterLooks, look);
    this.looking = new Looking(spec, world, eyes, deciding, context.getSelf());
    this.orphanWatch =
        OrphanWatch.of(spec, eyes, tally, world.wakeUp(), () -> timer(Due.ORPHAN_LOOK));
  }

  private Optional<PropertyWait> propertyWait() {
    return spec.awaitsUdev()
        ? Optional.of(
            new PropertyWait(
                world.wakeUp(),
                spec.latency(),
                timer(Due.LINK_HANDLED),
                timer(Due.PROPERTY_HANDLED)))
        : Optional.empty();
  }

  private Timer<Due> timer(Due due) {
    return world.time().timer(getContext().getSelf(), due);
  }

  @Override
  public Receive<ProgramMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<ProgramMessage> onStartCycle(StartCycle start) {
    meet(start.number());
    wakening.start(start);
    return this;
  }

  private Behavior<ProgramMessage> onUevent(Uevent uevent) {
    meet(uevent.ifindex());
    if (!wakening.uevent(uevent)) {
      world.verdicts().stands(spec.name());
    }
    world.attendance().settles();
    return this;
  }

  private Behavior<ProgramMessage> onLinkMessage(LinkMessage link) {
    meet(link.ifindex());
    boolean first = wakening.link(link);
    if (first) {
      looking.received(link.state());
    }
    if (!wakening.isStarting()) {
      laterLooks.ifPresent(it -> it.link(link, first));
    }
    return this;
  }

  /** The manager takes the VF as a part of its netvsc; it has not seen it yet. */
  private Behavior<ProgramMessage> onManagerRequest(ManagerRequest asked) {
    meet(asked.ifindex());
    looking.asked(asked);
    wakening.wake();
    return this;
  }

  private Behavior<ProgramMessage> onPropertyReady(PropertyReady ready) {
    meet(ready.ifindex);
    wakening.property(ready);
    world.attendance().settles();
    return this;
  }

  private Behavior<ProgramMessage> onMasterLost(MasterLost lost) {
    meet(lost.ifindex);
    orphanWatch.ifPresent(watch -> watch.lost(lost));
    return this;
  }

  private Behavior<ProgramMessage> onDue(Due due) {
    switch (due) {
      case LOOK -> looking.due(cycle);
      case LINK_HANDLED -> {
        if (wakening.linkHandled()) {
          looking.due(cycle);
        }
      }
      case PROPERTY_HANDLED -> {
        if (wakening.propertyHandled()) {
          looking.due(cycle);
        }
      }
      case ACT -> acting.due(cycle);
      case START -> {
        boolean exists = eyes.look().has(LinkState.LISTED);
        if (exists) {
          looking.enumerates();
        }
        wakening.started(exists);
      }
      case LOOK_AGAIN ->
          laterLooks
              .flatMap(LaterLooks::due)
              .ifPresent(it -> looking.again(cycle, Optional.of(it)));
      case RESTART -> {
        gate.restarted();
        looking.again(cycle, Optional.empty());
      }
      case ORPHAN_LOOK -> {
        if (orphanWatch.map(OrphanWatch::look).orElse(false)) {
          looking.askKernel(cycle);
        }
      }
    }
    return this;
  }

  private Behavior<ProgramMessage> onLinkAnswer(LinkAnswer answer) {
    if (answer.ifindex() == cycle && !isOfOrphan(answer)) {
      looking.answered(answer);
    }
    return this;
  }

  private boolean isOfOrphan(LinkAnswer answer) {
    return orphanWatch.map(watch -> watch.answered(answer.state())).orElse(false);
  }

  private Behavior<ProgramMessage> onReport(Report report) {
    endCycle();
    report.replyTo.tell(new Userspace.ProgramCounts(index, tally.take()));
    return this;
  }

  /** A message of a cycle; if it is the first, the one before is over. */
  private void meet(long ifindex) {
    if (ifindex != cycle) {
      endCycle();
      cycle = ifindex;
      tally.meet(cycle);
      world.time().startCycle(cycle);
    }
  }

  private void endCycle() {
    judgeRemoval();
    wakening.forget();
    acting.cancel();
    orphanWatch.ifPresent(OrphanWatch::cancel);
    deciding.forget();
    engagement.settle();
    gate.forget();
    looking.forget();
  }

  /** The next cycle begins while the program is at an RTM_DELLINK: it has its content already. */
  private void judgeRemoval() {
    boolean wasMisled = tally.isMisled();
    if (spec.trigger() == Trigger.REMOVE && wakening.isTriggered() && !tally.hasDecided()) {
      looking.due(cycle);
    }
    laterLooks.ifPresent(
        it -> it.rest().forEach(content -> looking.again(cycle, Optional.of(content))));
    if (tally.isMisled() && !wasMisled && spec.acts() != Act.NONE) {
      acting.due(cycle);
    }
  }
}
