package dev.vfrace.machine;

import dev.vfrace.actor.ActorFailure;
import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Marks;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Tallied;
import dev.vfrace.count.Traffic;
import dev.vfrace.delay.Delay;
import dev.vfrace.host.Hypervisor;
import dev.vfrace.host.Hypervisor.Association;
import dev.vfrace.host.Hypervisor.OfferVf;
import dev.vfrace.host.Hypervisor.PciSlot;
import dev.vfrace.kernel.Addrconf;
import dev.vfrace.kernel.NetvscDriver;
import dev.vfrace.kernel.NetworkCore;
import dev.vfrace.kernel.OtherPairs;
import dev.vfrace.kernel.VfDriver;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Scenario.Action;
import dev.vfrace.model.Scenario.Settle;
import dev.vfrace.model.Scenario.Stage;
import dev.vfrace.model.Scenario.Wait;
import dev.vfrace.timeline.Draws;
import dev.vfrace.timeline.RandomDraws;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.Timer;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.trace.Recorder;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.userspace.StartCycle;
import dev.vfrace.userspace.Userspace;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.MachineMessage;
import dev.vfrace.vocabulary.Netns;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * One simulated VM, a lane: parent of its actors and director of its scenario. It runs rounds of a
 * fixed number of cycles and reports after each.
 */
public final class VirtualMachine extends AbstractBehavior<MachineMessage> {

  /** What the harness asks of a VM. */
  public sealed interface Command extends MachineMessage {}

  /**
   * Runs a number of cycles.
   *
   * @param cycles how many, at least 1
   * @param replyTo gets the {@link Round}
   */
  public record RunRound(int cycles, ActorRef<? super Round> replyTo) implements Command {}

  /** Ends the round after the cycle at hand. */
  public enum Stop implements Command {
    /** The message. */
    INSTANCE
  }

  /**
   * What came of a round.
   *
   * @param lane the VM's number
   * @param cycles how many were run
   * @param programs their counts, in the campaign's order
   * @param marks in which cycles each of them counted what, likewise
   * @param stock in what state the VF was left
   * @param traffic what became of the packets
   * @param times how long things took
   */
  public record Round(
      int lane,
      long cycles,
      List<Counts> programs,
      List<Marks> marks,
      Stock stock,
      Traffic traffic,
      Times times) {

    /** The same, and behind the programs one more: what happened to any of them, by cycle. */
    public Round withAny() {
      Marks any = Marks.any(marks);
      return new Round(
          lane,
          cycles,
          Stream.concat(programs.stream(), Stream.of(any.counts())).toList(),
          Stream.concat(marks.stream(), Stream.of(any)).toList(),
          stock,
          traffic,
          times);
    }
  }

  /**
   * Modelled nanoseconds, in no order.
   *
   * @param flagWindows how long the VF could be read without IFF_SLAVE, by cycle in which it could
   *     be read
   * @param masterWindows how long it was visible without a master, likewise
   * @param outages how long there was no working data path, by cycle
   * @param rtnlHolds how long RTNL was held at a stretch at most, by cycle
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Times(long[] flagWindows, long[] masterWindows, long[] outages, long[] rtnlHolds) {}

  private enum TimerDue implements Command {
    INSTANCE
  }

  private static final ReceiveTable<VirtualMachine, MachineMessage> RECEIVE =
      ReceiveTable.<VirtualMachine, MachineMessage>create()
          .onMessage(MachineEvent.class, VirtualMachine::onEvent)
          .onMessage(TimerDue.class, VirtualMachine::onTimerDue)
          .onMessage(RunRound.class, VirtualMachine::onRunRound)
          .onMessage(Userspace.Reported.class, VirtualMachine::onReported)
          .onMessage(Tallied.class, VirtualMachine::onAddrconfTallied)
          .onMessage(Stop.class, VirtualMachine::onStop)
          .onSignal(ChildFailed.class, VirtualMachine::onChildFailed);

  private final int lane;
  private final MachineSpec spec;
  private final List<Stage> cycle;
  private final StepClock clock;
  private final Lane parts;
  private final StockTaker stockTaker;
  private final Timer<TimerDue> timer;
  private final Set<MachineEvent> happened = EnumSet.noneOf(MachineEvent.class);
  private Iterator<Stage> script;
  private Optional<MachineEvent> awaited = Optional.empty();
  private boolean paused;
  private boolean settling;
  private boolean inCycle;
  private long nextCycle;
  private int cyclesLeft;
  private long cyclesDone;
  private Optional<ActorRef<? super Round>> replyTo = Optional.empty();
  private Optional<Tallied> addrconf = Optional.empty();
  private Optional<List<Tallied>> programs = Optional.empty();

  /**
   * A VM, idle until its first {@link RunRound}.
   *
   * @param lane its number
   * @param spec what it is made from
   * @param sides its two strands
   */
  public static Behavior<MachineMessage> create(
      int lane, MachineSpec spec, WorkerPool.Sides sides) {
    return create(lane, spec, sides, RandomDraws.of(spec), Recorder.OFF);
  }

  /**
   * A VM that says what it does, and whose delays somebody else decides.
   *
   * @param chance how long its delays turn out to be
   * @param recorder where its actors say what they do
   */
  public static Behavior<MachineMessage> create(
      int lane, MachineSpec spec, WorkerPool.Sides sides, Draws.Source chance, Recorder recorder) {
    return Behaviors.setup(
        context -> directing(lane, spec, Lane.spawn(context, lane, spec, sides, chance, recorder)));
  }

  /** The director of parts that are there. */
  static Behavior<MachineMessage> directing(int lane, MachineSpec spec, Lane parts) {
    return Behaviors.setup(context -> new VirtualMachine(context, lane, spec, parts));
  }

  private VirtualMachine(
      ActorContext<MachineMessage> context, int lane, MachineSpec spec, Lane parts) {
    super(context);
    this.lane = lane;
    this.spec = spec;
    this.cycle = spec.scenario().cycleWith(spec.timing().driver());
    this.parts = parts;
    this.clock = parts.kernel().clock();
    this.stockTaker = new StockTaker(parts.kernel());
    this.timer = clock.timer(context.getSelf(), TimerDue.INSTANCE);
    this.script = spec.scenario().setup().iterator();
  }

  @Override
  public Receive<MachineMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<MachineMessage> onRunRound(RunRound round) {
    cyclesLeft = round.cycles;
    cyclesDone = 0;
    replyTo = Optional.of(round.replyTo);
    paused = true;
    timer.soon();
    return this;
  }

  private Behavior<MachineMessage> onStop() {
    cyclesLeft = 0;
    return this;
  }

  private Behavior<MachineMessage> onChildFailed(ChildFailed failed) {
    throw ActorFailure.of(failed);
  }

  private Behavior<MachineMessage> onEvent(MachineEvent event) {
    happened.add(event);
    if (event == MachineEvent.VF_WITHHELD) {
      happened.add(MachineEvent.VF_REGISTERED);
    }
    if (awaited.isPresent() && happened.contains(awaited.get())) {
      awaited = Optional.empty();
      goOn();
    }
    return this;
  }

  /** A wait of the script is over, or a round begins. */
  private Behavior<MachineMessage> onTimerDue() {
    paused = false;
    goOn();
    return this;
  }

  /** Runs the script up to its next wait, and the scripts that follow. */
  private void goOn() {
    while (awaited.isEmpty() && !paused) {
      if (settling) {
        settle();
      } else if (script.hasNext()) {
        perform(script.next());
      } else if (!startNextCycle()) {
        return;
      }
    }
  }

  /** The settling time is over: waits for userspace, then takes stock. */
  private void settle() {
    if (happened.contains(MachineEvent.USERSPACE_QUIET)) {
      settling = false;
      stockTaker.take(clock.now());
    } else {
      parts.userspace().tell(Userspace.AwaitQuiet.INSTANCE);
      await(MachineEvent.USERSPACE_QUIET);
    }
  }

  /** Ends the cycle at hand and starts the next; false when the round is over. */
  private boolean startNextCycle() {
    if (inCycle) {
      inCycle = false;
      stockTaker.endCycle();
      cyclesDone++;
      cyclesLeft--;
    }
    if (cyclesLeft <= 0) {
      parts.userspace().tell(new Userspace.Report(getContext().getSelf()));
      parts.addrconf().tell(new Addrconf.Report(getContext().getSelf()));
      return false;
    }
    inCycle = true;
    long number = nextCycle++;
    happened.clear();
    clock.startCycle(number);
    if (clock.recorder().isOn()) {
      clock.recorder().record(new TraceEvent.CycleStarted(clock.now(), number));
    }
    stockTaker.startCycle();
    parts.userspace().tell(new StartCycle(number, spec.scenario().boots(), clock.now()));
    script = cycle.iterator();
    return true;
  }

  private void perform(Stage stage) {
    if (Scenario.offersVf(stage)) {
      parts.otherPairs().ifPresent(others -> others.tell(new OtherPairs.Start(clock.cycle())));
    }
    if (stage instanceof Wait wait) {
      pause(KernelStep.SETTLE, wait.delay());
      return;
    }
    if (stage instanceof Settle settle) {
      settleAfter(settle.delay());
      return;
    }
    switch ((Action) stage) {
      case BOOT -> {}
      case OFFER_SYNTHETIC -> parts.host().tell(Hypervisor.OfferSynthetic.INSTANCE);
      case LOAD_MODULE -> {
        happened.remove(MachineEvent.NETVSC_PROBED);
        happened.remove(MachineEvent.NETVSC_UP);
        parts.netvsc().tell(NetvscDriver.Order.LOAD_MODULE);
      }
      case UNLOAD_MODULE -> {
        parts.netvsc().tell(NetvscDriver.Order.UNLOAD_MODULE);
        await(MachineEvent.MODULE_UNLOADED);
      }
      case OFFER_VF -> parts.host().tell(new OfferVf(Association.FOLLOWS, PciSlot.NUMBERED));
      case OFFER_VF_WITHOUT_SLOT ->
          parts.host().tell(new OfferVf(Association.FOLLOWS, PciSlot.UNNUMBERED));
      case TAKE_RX_HANDLER -> parts.netvsc().tell(NetvscDriver.Order.TAKE_RX_HANDLER);
      case MOVE_NETVSC -> moveNetvsc(Netns.OTHER);
      case MOVE_NETVSC_BACK -> moveNetvsc(Netns.INIT);
      case UNLOAD_VF -> {
        happened.remove(MachineEvent.VF_REMOVED);
        parts.driver().tell(VfDriver.Order.UNLOAD);
        await(MachineEvent.VF_REMOVED);
      }
      case LOAD_VF -> {
        happened.remove(MachineEvent.VF_REMOVED);
        happened.remove(MachineEvent.VF_REGISTERED);
        parts.driver().tell(VfDriver.Order.LOAD);
      }
      case VF_CARRIER_OFF -> parts.driver().tell(VfDriver.Order.CARRIER_OFF);
      case VF_CARRIER_ON -> parts.driver().tell(VfDriver.Order.CARRIER_ON);
      case SUSPEND_RESUME -> {
        happened.remove(MachineEvent.RESUMED);
        parts.netvsc().tell(NetvscDriver.Order.SUSPEND_RESUME);
        await(MachineEvent.RESUMED);
      }
      case OFFER_VF_UNASSOCIATED ->
          parts.host().tell(new OfferVf(Association.KEPT_BACK, PciSlot.NUMBERED));
      case ATTACH_VF -> parts.host().tell(Hypervisor.AttachVf.INSTANCE);
      case ASSOCIATE_VF -> parts.host().tell(Hypervisor.AssociateVf.INSTANCE);
      case AWAIT_VF_REGISTERED -> await(MachineEvent.VF_REGISTERED);
      case AWAIT_NETVSC_PROBED -> await(MachineEvent.NETVSC_PROBED);
      case UNBIND_NETVSC -> {
        happened.remove(MachineEvent.NETVSC_UNBOUND);
        parts.netvsc().tell(NetvscDriver.Order.UNBIND);
        await(MachineEvent.NETVSC_UNBOUND);
      }
      case BIND_NETVSC -> {
        happened.remove(MachineEvent.NETVSC_PROBED);
        happened.remove(MachineEvent.NETVSC_UP);
        parts.netvsc().tell(NetvscDriver.Order.BIND);
      }
      case AWAIT_NETVSC_UP -> await(MachineEvent.NETVSC_UP);
      case IFUP_NETVSC -> {
        happened.remove(MachineEvent.NETVSC_UP);
        parts.netvsc().tell(NetvscDriver.Order.SET_UP);
        await(MachineEvent.NETVSC_UP);
      }
      case SETTLE -> settleAfter(spec.timing().kernel().of(KernelStep.SETTLE));
      case REVOKE_VF -> parts.host().tell(Hypervisor.RevokeVf.INSTANCE);
      case AWAIT_VF_REMOVED -> await(MachineEvent.VF_REMOVED);
      case POWER_OFF -> powerOff();
      case GAP -> pause(KernelStep.GAP, spec.timing().kernel().of(KernelStep.GAP));
    }
  }

  private void settleAfter(Delay delay) {
    settling = true;
    happened.remove(MachineEvent.USERSPACE_QUIET);
    pause(KernelStep.SETTLE, delay);
  }

  private void moveNetvsc(Netns target) {
    happened.remove(MachineEvent.NETVSC_MOVED);
    parts.netvsc().tell(new NetvscDriver.MoveNetvsc(target));
    await(MachineEvent.NETVSC_MOVED);
  }

  private void powerOff() {
    parts.host().tell(Hypervisor.PowerOff.INSTANCE);
    parts.driver().tell(VfDriver.PowerOff.INSTANCE);
    parts.netvsc().tell(NetvscDriver.Order.POWER_OFF);
    parts.core().tell(NetworkCore.PowerOff.INSTANCE);
  }

  private void pause(KernelStep step, Delay delay) {
    paused = true;
    timer.after(step, delay);
  }

  private void await(MachineEvent event) {
    if (!happened.contains(event)) {
      awaited = Optional.of(event);
    }
  }

  private Behavior<MachineMessage> onReported(Userspace.Reported reported) {
    programs = Optional.of(reported.tallied());
    answerIfComplete();
    return this;
  }

  private Behavior<MachineMessage> onAddrconfTallied(Tallied tallied) {
    addrconf = Optional.of(tallied);
    answerIfComplete();
    return this;
  }

  private void answerIfComplete() {
    if (programs.isEmpty() || addrconf.isEmpty() || replyTo.isEmpty()) {
      return;
    }
    List<Tallied> all = parts.inOrder(programs.get(), addrconf.get());
    Round round =
        new Round(
            lane,
            cyclesDone,
            all.stream().map(Tallied::counts).toList(),
            all.stream().map(Tallied::marks).toList(),
            stockTaker.takeStock(),
            stockTaker.takeTraffic(),
            stockTaker.takeTimes());
    ActorRef<? super Round> to = replyTo.get();
    programs = Optional.empty();
    addrconf = Optional.empty();
    replyTo = Optional.empty();
    to.tell(round);
  }
}
