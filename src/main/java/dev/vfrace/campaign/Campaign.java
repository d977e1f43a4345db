package dev.vfrace.campaign;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.count.Metric;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.question.StoppingRule;
import dev.vfrace.question.Until;
import dev.vfrace.statistics.Rate;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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

  /** How long a stopped campaign waits for lanes in the middle of a cycle. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

  private final TimerScheduler<Command> timers;
  private final Consumer<Progress> listener;
  private final Machines machines;
  private final Rounds rounds;
  private final CampaignTotals totals;
  private final RoundCounts counts;
  private final BatchSink sink;
  private final Duration before;
  private final WorkerPool pool;
  private final StallWatch watch = new StallWatch();
  private final Optional<Until> until;
  private final List<String> names;
  private long startNanos;
  private long startMessages;
  private boolean warmingUp;
  private Optional<Ending> ending = Optional.empty();

  /**
   * A campaign, running.
   *
   * @param settings what is run
   * @param pool the workers
   * @param totals where what is measured is added up
   * @param listener hears of every round, and finally of the end, on the actor's thread
   * @param sink takes what is counted, likewise
   */
  public static Behavior<Command> create(
      CampaignSettings settings,
      WorkerPool pool,
      CampaignTotals totals,
      Consumer<Progress> listener,
      BatchSink sink) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Campaign(context, timers, settings, pool, totals, listener, sink)));
  }

  private Campaign(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      CampaignSettings settings,
      WorkerPool pool,
      CampaignTotals totals,
      Consumer<Progress> listener,
      BatchSink sink) {
    super(context);
    this.timers = timers;
    this.listener = listener;
    this.pool = pool;
    this.until = settings.until().map(StoppingRule::until);
    this.names = settings.observers();
    this.totals = totals;
    this.sink = sink;
    long done = sink.resumption().map(Resumption::laneCycles).orElse(0L);
    this.before = sink.resumption().map(Resumption::elapsed).orElse(Duration.ZERO);
    this.startMessages = -sink.resumption().map(Resumption::messages).orElse(0L);
    int warmUp = Resumption.warmUp(settings.warmUp(), done);
    this.machines = Machines.spawn(context, settings, pool, settings.warmUp() + done - warmUp);
    this.counts = new RoundCounts(totals, machines);
    this.rounds =
        new Rounds(
            settings,
            machines,
            context.messageAdapter(VirtualMachine.Round.class, RoundDone::new),
            done);
    settings.duration().ifPresent(limit -> timers.startSingleTimer(TimeIsUp.INSTANCE, left(limit)));
    if (settings.clock().pace() == Pace.FREE) {
      timers.startTimerWithFixedDelay(LookForProgress.INSTANCE, BETWEEN_LOOKS);
    }
    if (warmUp > 0) {
      warmUp(warmUp);
    } else {
      begin();
    }
  }

  private Duration left(Duration limit) {
    Duration left = limit.minus(before);
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public Receive<Command> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<Command> onRoundDone(RoundDone done) {
    VirtualMachine.Round round = done.round;
    if (rounds.doneAside(round.lane())) {
      count(round);
      return this;
    }
    if (rounds.done(round.lane())) {
      count(round);
    } else {
      counts.keep(round);
    }
    if (ending.isPresent()) {
      return rounds.areUnderWay() ? this : endAmidRounds();
    }
    admit();
    return rounds.isComplete() ? endRounds() : this;
  }

  /** Ends the oldest round, and the one after it if all machines are done with that, too. */
  private Behavior<Command> endRounds() {
    while (rounds.isComplete()) {
      rounds.close();
      if (warmingUp) {
        warmingUp = false;
        begin();
      } else {
        counts.endPart();
        takeBatch();
        ending = answer().map(Ending::countedEnough);
        if (ending.isPresent()) {
          return end();
        }
        countKept();
      }
    }
    admit();
    if (rounds.areOver()) {
      ending = Optional.of(Ending.complete());
      return end();
    }
    return this;
  }

  /** What was measured counts, though not all machines have run as many cycles. */
  private Behavior<Command> endAmidRounds() {
    if (!warmingUp) {
      counts.endPart();
      countKept();
    }
    return end();
  }

  private void countKept() {
    counts.takeKept().forEach(this::count);
  }

  private void takeBatch() {
    if (sink.isDue()) {
      long messages = pool.messages() - startMessages;
      sink.take(new BatchSink.SoFar(totals.copy(), elapsed(), messages, rounds.laneCycles()));
    }
  }

  private Duration elapsed() {
    return before.plusNanos(System.nanoTime() - startNanos);
  }

  private Optional<String> answer() {
    return until.flatMap(rule -> rule.answer(rates(rule), elapsed()));
  }

  private BiFunction<String, Metric, Rate> rates(Until rule) {
    return (program, metric) ->
        new BatchedRate(metric, totals.batches(names.indexOf(program)))
            .rate(rule.stopping(program, metric));
  }

  private void count(VirtualMachine.Round round) {
    if (!warmingUp) {
      counts.add(round);
      listener.accept(new Progress(totals.cycles(), Optional.empty()));
    }
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
    rounds.lose(machines.number(failed.getRef()));
    return stopLanes(Ending.failed(failed.cause()));
  }

  private Behavior<Command> stopLanes(Ending why) {
    if (ending.isEmpty()) {
      ending = Optional.of(why);
      rounds.startNoMore();
      machines.stop();
      timers.startSingleTimer(PatienceIsOver.INSTANCE, PATIENCE);
    }
    return rounds.areUnderWay() ? this : endAmidRounds();
  }

  /** A round whose results are thrown away: the JIT is not done, the VMs are not spread out yet. */
  private void warmUp(int cycles) {
    warmingUp = true;
    rounds.warmUp(cycles);
  }

  /** From here on, all counts. */
  private void begin() {
    counts.begin();
    startNanos = System.nanoTime();
    startMessages += pool.messages();
    listener.accept(new Progress(0, Optional.empty()));
    admit();
  }

  /** Has the next machines run their round, and opens the next round when all of one run. */
  private void admit() {
    rounds.start();
    if (!warmingUp) {
      rounds.openNext();
    }
  }

  private Behavior<Command> end() {
    listener.accept(
        new Progress(totals.cycles(), Optional.of(new Finished(ending.orElseThrow(), totals))));
    return Behaviors.stopped();
  }
}
