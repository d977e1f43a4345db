package dev.vfrace.machine;

import dev.vfrace.actor.ActorFailure;
import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Marks;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Tallied;
import dev.vfrace.count.Traffic;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Scenario.Stage;
import dev.vfrace.timeline.Draws;
import dev.vfrace.timeline.RandomDraws;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.trace.Recorder;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.userspace.StartCycle;
import dev.vfrace.userspace.Userspace;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.MachineMessage;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
   * @param evidence for witnesses
   */
  public record Round(
      int lane,
      long cycles,
      List<Counts> programs,
      List<Marks> marks,
      Stock stock,
      Traffic traffic,
      Times times,
      Evidence evidence) {

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
          times,
          evidence);
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
  private final Stages stages;
  private final LaneReport report;
  private Iterator<Stage> script;
  private boolean inCycle;
  private long nextCycle;
  private int cyclesLeft;
  private long cyclesDone;
  private Optional<ActorRef<? super Round>> replyTo = Optional.empty();

  /**
   * A VM, idle until its first {@link RunRound}.
   *
   * @param lane its number
   * @param spec what it is made from
   * @param sides its two strands
   * @param firstCycle the number of its first cycle, by which delays are drawn
   * @param recorder where its actors say what they do
   */
  public static Behavior<MachineMessage> create(
      int lane, MachineSpec spec, WorkerPool.Sides sides, long firstCycle, Recorder recorder) {
    return create(lane, spec, sides, RandomDraws.of(spec), firstCycle, recorder);
  }

  /**
   * A VM whose delays somebody else decides.
   *
   * @param chance how long its delays turn out to be
   * @param firstCycle the number of its first cycle, by which delays are drawn
   * @param recorder where its actors say what they do
   */
  public static Behavior<MachineMessage> create(
      int lane,
      MachineSpec spec,
      WorkerPool.Sides sides,
      Draws.Source chance,
      long firstCycle,
      Recorder recorder) {
    return Behaviors.setup(
        context ->
            directing(
                lane, spec, Lane.spawn(context, lane, spec, sides, chance, recorder), firstCycle));
  }

  /** The director of parts that are there. */
  static Behavior<MachineMessage> directing(
      int lane, MachineSpec spec, Lane parts, long firstCycle) {
    return Behaviors.setup(context -> new VirtualMachine(context, lane, spec, parts, firstCycle));
  }

  private VirtualMachine(
      ActorContext<MachineMessage> context,
      int lane,
      MachineSpec spec,
      Lane parts,
      long firstCycle) {
    super(context);
    this.nextCycle = firstCycle;
    this.lane = lane;
    this.spec = spec;
    this.cycle = spec.scenario().cycleWith(spec.timing().driver());
    this.parts = parts;
    this.clock = parts.kernel().state().clock();
    this.stockTaker = new StockTaker(parts.kernel().state());
    this.stages =
        new Stages(
            parts, spec.timing().kernel(), clock.timer(context.getSelf(), TimerDue.INSTANCE));
    this.report = new LaneReport(parts);
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
    stages.pauseForNow();
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
    if (stages.happened(event)) {
      goOn();
    }
    return this;
  }

  /** A wait of the script is over, or a round begins. */
  private Behavior<MachineMessage> onTimerDue() {
    stages.pauseIsOver();
    goOn();
    return this;
  }

  /** Runs the script up to its next wait, and the scripts that follow. */
  private void goOn() {
    while (!stages.areWaiting()) {
      if (stages.areSettling()) {
        if (stages.settle()) {
          stockTaker.take(clock.now());
        }
      } else if (script.hasNext()) {
        stages.perform(script.next());
      } else if (!startNextCycle()) {
        return;
      }
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
      report.ask(getContext().getSelf());
      return false;
    }
    inCycle = true;
    long number = nextCycle++;
    stages.startCycle();
    clock.startCycle(number);
    clock.recorder().startCycle(number);
    if (clock.recorder().isOn()) {
      clock.recorder().record(new TraceEvent.CycleStarted(clock.now(), number));
    }
    stockTaker.startCycle(number);
    parts.userspace().tell(new StartCycle(number, spec.scenario().boots(), clock.now()));
    script = cycle.iterator();
    return true;
  }

  private Behavior<MachineMessage> onReported(Userspace.Reported reported) {
    report.programs(reported.tallied()).ifPresent(this::answer);
    return this;
  }

  private Behavior<MachineMessage> onAddrconfTallied(Tallied tallied) {
    report.addrconf(tallied).ifPresent(this::answer);
    return this;
  }

  /** All parts have reported: the round is over. */
  private void answer(List<Tallied> all) {
    Round round =
        new Round(
            lane,
            cyclesDone,
            all.stream().map(Tallied::counts).toList(),
            all.stream().map(Tallied::marks).toList(),
            stockTaker.takeStock(),
            stockTaker.takeTraffic(),
            stockTaker.takeTimes(),
            new Evidence(nextCycle - cyclesDone, stockTaker.takeMarks(), clock.recorder().take()));
    ActorRef<? super Round> to = replyTo.orElseThrow();
    replyTo = Optional.empty();
    to.tell(round);
  }
}
