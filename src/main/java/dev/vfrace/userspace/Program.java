package dev.vfrace.userspace;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.count.Tally;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.PhaseDelay;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Act;
import dev.vfrace.model.ProgramSpec.Gate;
import dev.vfrace.model.ProgramSpec.Heals;
import dev.vfrace.model.ProgramSpec.Trigger;
import dev.vfrace.timeline.Timeline;
import dev.vfrace.timeline.Timer;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.ManagerAnswer;
import dev.vfrace.vocabulary.ManagerRequest;
import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.Uevent;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * One userspace program of one VM, as its {@link ProgramSpec} describes it: it is triggered, looks
 * at the VF once, judges by its gate, acts if misled, and may look again.
 */
public final class Program extends AbstractBehavior<ProgramMessage> {

  /** What a program hears from the rest of userspace. */
  public sealed interface Command extends ProgramMessage {}

  /**
   * udev has processed the VF's {@code add}, or a rule has changed its property since.
   *
   * @param ifindex of the VF: the number of the cycle
   * @param standalone the property of this program's rule leaves the VF to it
   * @param at when, modelled nanoseconds
   */
  record PropertyReady(long ifindex, boolean standalone, long at) implements Command {}

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

  private enum ReadDue implements Command {
    INSTANCE
  }

  private enum LinkHandled implements Command {
    INSTANCE
  }

  private enum PropertyHandled implements Command {
    INSTANCE
  }

  private enum ActDue implements Command {
    INSTANCE
  }

  private enum OrphanLookDue implements Command {
    INSTANCE
  }

  private static final ReceiveTable<Program, ProgramMessage> RECEIVE =
      ReceiveTable.<Program, ProgramMessage>create()
          .onMessage(ReadDue.class, Program::onReadDue)
          .onMessage(LinkHandled.class, Program::onLinkHandled)
          .onMessage(PropertyHandled.class, Program::onPropertyHandled)
          .onMessage(Uevent.class, Program::onUevent)
          .onMessage(LinkMessage.class, Program::onLinkMessage)
          .onMessage(StartCycle.class, Program::onStartCycle)
          .onMessage(PropertyReady.class, Program::onPropertyReady)
          .onMessage(ManagerRequest.class, Program::onManagerRequest)
          .onMessage(LinkAnswer.class, Program::onLinkAnswer)
          .onMessage(ActDue.class, Program::onActDue)
          .onMessage(MasterLost.class, Program::onMasterLost)
          .onMessage(OrphanLookDue.class, Program::onOrphanLookDue)
          .onMessage(Report.class, Program::onReport);

  private final int index;
  private final ProgramSpec spec;
  private final ProgramWorld world;
  private final Eyes eyes;
  private final Timeline time;
  private final Tally tally = new Tally();
  private final Timer<ReadDue> readTimer;
  private final Timer<ActDue> actTimer;
  private final Optional<PropertyWait> propertyWait;
  private final Optional<OrphanWatch> orphanWatch;
  private final ProgramGate gate;
  private final NextLook nextLook;
  private long cycle = -1;
  private boolean triggered;
  private boolean busy;
  private boolean acting;
  private boolean returning;
  private LinkState message = LinkState.ABSENT;
  private Optional<ManagerRequest> request = Optional.empty();

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
    this.time = world.time();
    this.readTimer = time.timer(context.getSelf(), ReadDue.INSTANCE);
    this.actTimer = time.timer(context.getSelf(), ActDue.INSTANCE);
    this.propertyWait =
        spec.gate() == Gate.UDEV_PROPERTY
            ? Optional.of(
                new PropertyWait(
                    spec.latency(),
                    time.timer(context.getSelf(), LinkHandled.INSTANCE),
                    time.timer(context.getSelf(), PropertyHandled.INSTANCE)))
            : Optional.empty();
    this.orphanWatch =
        OrphanWatch.of(spec, eyes, tally, time.timer(context.getSelf(), OrphanLookDue.INSTANCE));
    this.gate = new ProgramGate(spec, world);
    this.nextLook = new NextLook(spec, world);
  }

  @Override
  public Receive<ProgramMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<ProgramMessage> onStartCycle(StartCycle start) {
    meet(start.number());
    switch (spec.trigger()) {
      case BOOT_SCAN -> {
        if (start.boots()) {
          begin();
          readTimer.after(ProgramMatter.LATENCY, spec.latency());
        }
      }
      case POLL -> {
        world.attendance().polls();
        readTimer.after(
            List.of(
                new Timer.Wait(ProgramMatter.PHASE, new PhaseDelay(period())),
                new Timer.Wait(ProgramMatter.LATENCY, spec.latency())));
      }
      default -> {}
    }
    return this;
  }

  private Behavior<ProgramMessage> onUevent(Uevent uevent) {
    meet(uevent.ifindex());
    boolean mine =
        spec.trigger() == Trigger.UEVENT
            || (spec.trigger() == Trigger.UEVENT_ADD && uevent.action() == Uevent.Action.ADD);
    if (!triggered && mine) {
      triggered = true;
      begin();
      readTimer.after(ProgramMatter.LATENCY, spec.latency());
    } else if (spec.heals() == Heals.NEXT_UEVENT && tally.isMisled()) {
      readTimer.after(ProgramMatter.LATENCY, spec.latency());
    }
    world.attendance().settles();
    return this;
  }

  private Behavior<ProgramMessage> onLinkMessage(LinkMessage link) {
    meet(link.ifindex());
    if (triggered || link.deleted()) {
      return this;
    }
    triggered = true;
    message = link.state();
    if (propertyWait.isPresent()) {
      propertyWait.get().linkAnnounced();
      beginIfBothAreKnown();
    } else {
      begin();
      readTimer.after(ProgramMatter.LATENCY, spec.latency());
    }
    return this;
  }

  /** The manager takes the VF as a part of its netvsc; it has not seen it yet. */
  private Behavior<ProgramMessage> onManagerRequest(ManagerRequest asked) {
    meet(asked.ifindex());
    begin();
    request = Optional.of(asked);
    readTimer.after(ProgramMatter.LATENCY, spec.latency());
    return this;
  }

  private Behavior<ProgramMessage> onPropertyReady(PropertyReady ready) {
    meet(ready.ifindex);
    heard(ready);
    world.attendance().settles();
    return this;
  }

  private void heard(PropertyReady ready) {
    boolean known = gate.property().isPresent();
    gate.learns(ready);
    if (!known) {
      propertyWait.ifPresent(PropertyWait::propertyAnnounced);
      beginIfBothAreKnown();
    } else if (spec.heals() == Heals.NEXT_UEVENT && tally.isMisled()) {
      readTimer.after(ProgramMatter.LATENCY, spec.latency());
    }
  }

  /** It decides once it has handled both the link and the property. */
  private void beginIfBothAreKnown() {
    if (triggered && gate.property().isPresent()) {
      begin();
    }
  }

  private Behavior<ProgramMessage> onLinkHandled() {
    gate.linkHandled();
    return propertyWait.orElseThrow().linkHandled() ? onReadDue() : this;
  }

  private Behavior<ProgramMessage> onPropertyHandled() {
    return propertyWait.orElseThrow().propertyHandled() ? onReadDue() : this;
  }

  private Behavior<ProgramMessage> onReadDue() {
    if (request.isPresent()) {
      request.get().replyTo().tell(new ManagerAnswer(cycle));
      tally.decide(/* exists= */ false, world.belongs(), LinkState.ABSENT, /* standalone= */ false);
      settle();
      return this;
    }
    switch (spec.reads()) {
      case RTNETLINK -> world.kernel().tell(new SystemCall.GetLink(cycle, getContext().getSelf()));
      case MESSAGE -> look(true, message);
      default -> {
        LinkState state = eyes.look();
        look(eyes.sees(state), state);
      }
    }
    return this;
  }

  private Behavior<ProgramMessage> onLinkAnswer(LinkAnswer answer) {
    if (answer.ifindex() == cycle && !isOfOrphan(answer)) {
      look(answer.state().has(LinkState.LISTED), answer.state());
    }
    return this;
  }

  private boolean isOfOrphan(LinkAnswer answer) {
    return orphanWatch.map(watch -> watch.answered(answer.state())).orElse(false);
  }

  private void recordDecision(boolean standalone) {
    if (time.recorder().isOn()) {
      time.recorder().record(new TraceEvent.Decided(time.now(), spec.name(), standalone));
    }
  }

  private void look(boolean exists, LinkState state) {
    if (time.recorder().isOn()) {
      time.recorder().record(new TraceEvent.Looked(time.now(), spec.name(), exists, state));
    }
    if (tally.hasDecided()) {
      lookAgain(exists, state);
    } else if (nextLook.looksOn(cycle, exists)) {
      readTimer.after(ProgramMatter.PERIOD, period());
    } else if (world.awaitsVerdict(cycle)) {
      // nothing that concerns it has happened to the VF
      tally.abstain();
      decided();
    } else {
      decide(exists, state);
      decided();
    }
  }

  private void decide(boolean exists, LinkState state) {
    boolean enslaves = spec.acts() == Act.ENSLAVE && exists && state.has(LinkState.SYNTHETIC);
    boolean standalone = !enslaves && gate.lets(cycle, state);
    tally.decide(exists, world.belongs(), state, standalone);
    recordDecision(exists && standalone);
    world.judgement().becomes(cycle, exists && standalone);
    world.udev(spec.name(), standalone);
    boolean misled = tally.isMisled();
    acting = enslaves || (misled && spec.acts() != Act.NONE);
    returning = misled && (spec.heals() == Heals.NEXT_POLL || spec.heals() == Heals.NEXT_STAGE);
    if (acting || returning) {
      begin();
    }
    if (acting) {
      actTimer.after(ProgramMatter.ACT_LATENCY, spec.actLatency());
    }
    if (returning) {
      readTimer.after(ProgramMatter.PERIOD, period());
    }
  }

  private void decided() {
    settleIfDone();
    if (spec.trigger() == Trigger.POLL) {
      world.attendance().met();
    }
  }

  private void lookAgain(boolean exists, LinkState state) {
    returning = false;
    settleIfDone();
    if (!exists || !tally.isMisled()) {
      return;
    }
    if (!gate.lets(cycle, state)) {
      tally.heal();
      recordDecision(/* standalone= */ false);
      world.judgement().becomes(cycle, /* ordinary= */ false);
      world.udev(spec.name(), /* standalone= */ false);
    } else if (spec.heals() == Heals.NEXT_POLL) {
      readTimer.after(ProgramMatter.PERIOD, period());
    }
  }

  private Behavior<ProgramMessage> onMasterLost(MasterLost lost) {
    meet(lost.ifindex);
    orphanWatch.ifPresent(watch -> watch.lost(lost));
    return this;
  }

  private Behavior<ProgramMessage> onOrphanLookDue() {
    if (orphanWatch.map(OrphanWatch::look).orElse(false)) {
      world.kernel().tell(new SystemCall.GetLink(cycle, getContext().getSelf()));
    }
    return this;
  }

  private Behavior<ProgramMessage> onActDue() {
    if (spec.acts() == Act.ENSLAVE) {
      world.kernel().tell(new SystemCall.Enslave(cycle));
    } else if (tally.isMisled()) {
      tally.harm();
      if (spec.touches() && spec.acts().opens()) {
        world.kernel().tell(new SystemCall.SetUp(cycle));
      }
    }
    acting = false;
    settleIfDone();
    return this;
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
      time.startCycle(cycle);
    }
  }

  private void endCycle() {
    readTimer.cancel();
    actTimer.cancel();
    propertyWait.ifPresent(PropertyWait::forget);
    orphanWatch.ifPresent(OrphanWatch::cancel);
    acting = false;
    returning = false;
    nextLook.forget();
    settle();
    triggered = false;
    gate.forget();
    request = Optional.empty();
  }

  private void begin() {
    if (!busy) {
      busy = true;
      world.attendance().begins();
    }
  }

  /** It has acted, and if it looks again at a set time, it has looked. */
  private void settleIfDone() {
    if (!acting && !returning) {
      settle();
    }
  }

  private void settle() {
    if (busy) {
      busy = false;
      world.attendance().settles();
    }
  }

  private Delay period() {
    return spec.period().orElseThrow();
  }
}
