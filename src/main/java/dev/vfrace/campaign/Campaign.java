package dev.vfrace.campaign;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.control.KnownRace;
import dev.vfrace.count.Metric;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.question.StoppingRule;
import dev.vfrace.question.Until;
import dev.vfrace.statistics.Rate;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.vocabulary.MachineMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Runs a campaign: spawns the lanes, gives them their rounds, adds up what they report, and ends
 * when the cycles or the time are over, when it is stopped, or when a lane fails. What was measured
 * until then is kept in every case.
 */
public final class Campaign extends AbstractBehavior<Campaign.Command> {

  /** What the campaign hears. */
  public sealed interface Command {}

  /** Stops after the cycles at hand. */
  public enum Stop implements Command {
    /** The message. */
    INSTANCE
  }

  /**
   * What the lanes run on is broken: the campaign ends at once with what it has.
   *
   * @param cause why
   */
  record Broken(Throwable cause) implements Command {}

  private record RoundDone(VirtualMachine.Round round) implements Command {}

  private enum TimeIsUp implements Command {
    INSTANCE
  }

  private enum LookForProgress implements Command {
    INSTANCE
  }

  private enum PatienceIsOver implements Command {
    INSTANCE
  }

  private static final ReceiveTable<Campaign, Command> RECEIVE =
      ReceiveTable.<Campaign, Command>create()
          .onMessage(RoundDone.class, Campaign::onRoundDone)
          .onMessage(Stop.class, Campaign::onStop)
          .onMessage(Broken.class, Campaign::onBroken)
          .onMessage(TimeIsUp.class, Campaign::onTimeIsUp)
          .onMessage(LookForProgress.class, Campaign::onLookForProgress)
          .onMessage(PatienceIsOver.class, Campaign::onPatienceIsOver)
          .onSignal(ChildFailed.class, Campaign::onChildFailed);

  /**
   * VMs under way at free pace, by worker. They share nothing, so it makes no difference to what is
   * counted; and what so few of them touch stays in the caches, however many lanes there are.
   */
  private static final int AT_ONCE_PER_WORKER = 32;

  /**
   * A part of a campaign ends with its round, or within it, where there are more lanes than that.
   */
  private static final int MOST_REPORTS_A_PART = 1000;

  /** How long a stopped campaign waits for lanes in the middle of a cycle. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

  private final TimerScheduler<Command> timers;
  private final Consumer<Progress> listener;
  private final List<ActorRef<MachineMessage>> lanes = new ArrayList<>();
  private final List<ActorRef<MachineMessage>> controls = new ArrayList<>();
  private final int controlLanes;
  private final boolean isRealPace;
  private final RoundQueue queue;
  private final List<VirtualMachine.Round> early = new ArrayList<>();
  private final Set<Integer> busyControls = new HashSet<>();
  private final ActorRef<VirtualMachine.Round> rounds;
  private final RoundPlan plan;
  private final CampaignTotals totals;
  private final WorkerPool pool;
  private final StallWatch watch = new StallWatch();
  private final Supplier<Interference> meter = new DisturbanceMeter();
  private int reports;
  private Interference known = Interference.NONE;
  private final Optional<Until> until;
  private final List<String> names;
  private long startNanos;
  private boolean warmingUp;
  private boolean allPlanned;
  private Optional<Ending> ending = Optional.empty();

  /**
   * A campaign, running.
   *
   * @param settings what is run
   * @param pool the workers
   * @param totals where what is measured is added up
   * @param listener hears of every round, and finally of the end, on the actor's thread
   */
  public static Behavior<Command> create(
      CampaignSettings settings,
      WorkerPool pool,
      CampaignTotals totals,
      Consumer<Progress> listener) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Campaign(context, timers, settings, pool, totals, listener)));
  }

  private Campaign(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      CampaignSettings settings,
      WorkerPool pool,
      CampaignTotals totals,
      Consumer<Progress> listener) {
    super(context);
    this.timers = timers;
    this.listener = listener;
    this.rounds = context.messageAdapter(VirtualMachine.Round.class, RoundDone::new);
    this.plan = new RoundPlan(settings.lanes(), settings.cycles(), RoundLength.of(settings));
    this.pool = pool;
    this.until = settings.until().map(StoppingRule::until);
    this.names = settings.observers();
    this.isRealPace = settings.clock().pace() == Pace.REAL;
    this.queue =
        isRealPace
            ? new RoundQueue(Integer.MAX_VALUE, /* overlaps= */ false)
            : new RoundQueue(AT_ONCE_PER_WORKER * settings.threads(), /* overlaps= */ true);
    this.controlLanes = settings.controls().lanes();
    List<KnownRace> races = settings.knownRaces();
    this.totals = totals;
    for (int lane = 0; lane < settings.lanes(); lane++) {
      lanes.add(spawn(context, lane, settings.machine(), "vm-" + lane));
    }
    for (KnownRace race : races) {
      for (int i = 0; i < settings.controls().lanes(); i++) {
        int lane = settings.lanes() + controls.size();
        controls.add(spawn(context, lane, race.machine(), "control-" + race.name() + "-" + i));
      }
    }
    settings.duration().ifPresent(limit -> timers.startSingleTimer(TimeIsUp.INSTANCE, limit));
    if (!isRealPace) {
      timers.startTimerWithFixedDelay(LookForProgress.INSTANCE, BETWEEN_LOOKS);
    }
    if (settings.warmUp() > 0) {
      warmUp(settings.warmUp());
    } else {
      begin();
    }
  }

  private ActorRef<MachineMessage> spawn(
      ActorContext<Command> context, int lane, MachineSpec spec, String name) {
    WorkerPool.Sides sides = pool.sides(lane);
    ActorRef<MachineMessage> machine =
        pool.populate(
            sides.kernel(),
            () ->
                sides
                    .kernel()
                    .spawner()
                    .spawn(context, VirtualMachine.create(lane, spec, sides), name));
    context.watch(machine);
    return machine;
  }

  @Override
  public Receive<Command> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<Command> onRoundDone(RoundDone done) {
    VirtualMachine.Round round = done.round;
    if (busyControls.remove(round.lane())) {
      count(round);
      return this;
    }
    if (queue.done(round.lane())) {
      count(round);
    } else {
      early.add(round);
    }
    if (ending.isPresent()) {
      return queue.isBusy() ? this : endAmidRounds();
    }
    admit();
    return queue.isComplete() ? endRounds() : this;
  }

  /** Ends the oldest round, and the one after it if all machines are done with that, too. */
  private Behavior<Command> endRounds() {
    while (queue.isComplete()) {
      queue.closeRound();
      if (warmingUp) {
        warmingUp = false;
        begin();
      } else {
        endPart();
        ending = answer().map(Ending::countedEnough);
        if (ending.isPresent()) {
          early.clear();
          return end();
        }
        countEarly();
      }
    }
    admit();
    if (allPlanned && !queue.isBusy()) {
      ending = Optional.of(Ending.complete());
      return end();
    }
    return this;
  }

  /** What was measured counts, though not all machines have run as many cycles. */
  private Behavior<Command> endAmidRounds() {
    if (!warmingUp) {
      endPart();
      countEarly();
    }
    return end();
  }

  private void endPart() {
    Interference now = meter.get();
    totals.endPart(now.since(known));
    known = now;
    reports = 0;
  }

  private void countEarly() {
    early.forEach(this::count);
    early.clear();
  }

  private Optional<String> answer() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    return until.flatMap(rule -> rule.answer(rates(rule), elapsed));
  }

  private BiFunction<String, Metric, Rate> rates(Until rule) {
    return (program, metric) ->
        new BatchedRate(metric, totals.batches(names.indexOf(program)))
            .rate(rule.stopping(program, metric));
  }

  private void count(VirtualMachine.Round round) {
    if (warmingUp) {
      return;
    }
    if (reports == MOST_REPORTS_A_PART) {
      endPart();
    }
    reports++;
    int control = round.lane() - lanes.size();
    if (control < 0) {
      totals.add(round);
    } else {
      totals.addControl(control / controlLanes, round);
    }
    listener.accept(new Progress(totals.cycles(), Optional.empty()));
  }

  private Behavior<Command> onStop() {
    return stopLanes(Ending.interrupted());
  }

  private Behavior<Command> onBroken(Broken broken) {
    if (ending.isEmpty()) {
      ending = Optional.of(Ending.failed(broken.cause));
    }
    return endAmidRounds();
  }

  private Behavior<Command> onTimeIsUp() {
    return stopLanes(Ending.timeIsUp());
  }

  private Behavior<Command> onLookForProgress() {
    if (watch.isStalled(pool.messages())) {
      return stopLanes(Ending.failed(new StalledException(totals.cycles())));
    }
    return this;
  }

  private Behavior<Command> onPatienceIsOver() {
    return endAmidRounds();
  }

  private Behavior<Command> onChildFailed(ChildFailed failed) {
    queue.lose(
        Stream.concat(lanes.stream(), controls.stream())
            .map(ActorRef::path)
            .toList()
            .indexOf(failed.getRef().path()));
    return stopLanes(Ending.failed(failed.cause()));
  }

  private Behavior<Command> stopLanes(Ending why) {
    if (ending.isEmpty()) {
      ending = Optional.of(why);
      queue.clear();
      lanes.forEach(lane -> lane.tell(VirtualMachine.Stop.INSTANCE));
      controls.forEach(lane -> lane.tell(VirtualMachine.Stop.INSTANCE));
      timers.startSingleTimer(PatienceIsOver.INSTANCE, PATIENCE);
    }
    return queue.isBusy() ? this : endAmidRounds();
  }

  /** A round whose results are thrown away: the JIT is not done, the VMs are not spread out yet. */
  private void warmUp(int cycles) {
    warmingUp = true;
    int[] each = new int[lanes.size()];
    Arrays.fill(each, cycles);
    queue.openRound();
    enlist(each, controls.size());
    startMachines();
  }

  /** From here on, all counts. */
  private void begin() {
    known = meter.get();
    startNanos = System.nanoTime();
    listener.accept(new Progress(0, Optional.empty()));
    admit();
  }

  /** All lanes for a round, with so many controls evenly between them. */
  private void enlist(int[] cycles, int beside) {
    int enlisted = 0;
    for (int lane = 0; lane < cycles.length; lane++) {
      enlist(lane, cycles[lane]);
      for (; (long) enlisted * cycles.length < (lane + 1L) * beside; enlisted++) {
        enlist(lanes.size() + enlisted, cycles[0]);
      }
    }
  }

  private void enlist(int machine, int cycles) {
    if (cycles > 0) {
      queue.add(new RoundQueue.Start(machine, cycles));
    }
  }

  /** Has the next machines run their round, and opens the next round when all of one run. */
  private void admit() {
    startMachines();
    while (queue.wantsRound() && !allPlanned && !warmingUp) {
      int[] cycles = plan.next();
      allPlanned = cycles[0] == 0;
      if (!allPlanned) {
        openRound(cycles);
        startMachines();
      }
    }
  }

  private void startMachines() {
    Optional<RoundQueue.Start> next = queue.start();
    while (next.isPresent()) {
      int machine = next.get().machine();
      ActorRef<MachineMessage> at =
          machine < lanes.size() ? lanes.get(machine) : controls.get(machine - lanes.size());
      at.tell(new VirtualMachine.RunRound(next.get().cycles(), rounds));
      next = queue.start();
    }
  }

  private void openRound(int[] cycles) {
    queue.openRound();
    enlist(cycles, isRealPace ? 0 : controls.size());
    if (isRealPace) {
      runIdleControls(cycles[0]);
    }
  }

  /** At real pace the cycles of the controls may take longer than the campaign's. */
  private void runIdleControls(int cycles) {
    for (int control = 0; control < controls.size(); control++) {
      if (busyControls.add(lanes.size() + control)) {
        controls.get(control).tell(new VirtualMachine.RunRound(cycles, rounds));
      }
    }
  }

  private Behavior<Command> end() {
    listener.accept(
        new Progress(totals.cycles(), Optional.of(new Finished(ending.orElseThrow(), totals))));
    return Behaviors.stopped();
  }
}
