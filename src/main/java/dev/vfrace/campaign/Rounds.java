package dev.vfrace.campaign;

import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.timeline.Pace;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The rounds of a campaign: of which machines each consists, and when each of them is started. At
 * real pace the controls run aside, since their cycles may take longer than the campaign's.
 */
final class Rounds {

  /**
   * VMs under way at free pace, by worker. They share nothing, so it makes no difference to what is
   * counted; and what so few of them touch stays in the caches, however many lanes there are.
   */
  private static final int AT_ONCE_PER_WORKER = 32;

  private final Machines machines;
  private final ActorRef<VirtualMachine.Round> replyTo;
  private final RoundPlan plan;
  private final boolean isRealPace;
  private final RoundQueue queue;
  private final Evenness evenness;
  private final Set<Integer> aside = new HashSet<>();
  private boolean allPlanned;

  /**
   * No round yet.
   *
   * @param machines that run them
   * @param replyTo hears of each machine's round
   * @param done cycles that each lane has run before
   */
  Rounds(
      CampaignSettings settings,
      Machines machines,
      ActorRef<VirtualMachine.Round> replyTo,
      long done) {
    this.machines = machines;
    this.replyTo = replyTo;
    this.plan = new RoundPlan(settings.lanes(), settings.cycles(), RoundLength.of(settings), done);
    this.evenness = new Evenness(done);
    this.isRealPace = settings.clock().pace() == Pace.REAL;
    this.queue =
        isRealPace
            ? new RoundQueue(Integer.MAX_VALUE, /* overlaps= */ false)
            : new RoundQueue(AT_ONCE_PER_WORKER * settings.threads(), /* overlaps= */ true);
  }

  /** Starts a round of so many cycles for every machine, which is not of the plan. */
  void warmUp(int cycles) {
    int[] each = new int[machines.lanes()];
    Arrays.fill(each, cycles);
    queue.openRound();
    evenness.warmUpOpened();
    enlist(each, machines.controls());
    start();
  }

  /** Has the next machines run their round. */
  void start() {
    Optional<RoundQueue.Start> next = queue.start();
    while (next.isPresent()) {
      machines.run(next.get(), replyTo);
      next = queue.start();
    }
  }

  /** Opens the next round when all machines of the last have been started. */
  void openNext() {
    while (queue.wantsRound() && !allPlanned) {
      int[] cycles = plan.next();
      allPlanned = cycles[0] == 0;
      if (!allPlanned) {
        open(cycles);
        start();
      }
    }
  }

  private void open(int[] cycles) {
    queue.openRound();
    evenness.roundOpened(cycles);
    enlist(cycles, isRealPace ? 0 : machines.controls());
    if (isRealPace) {
      runAside(cycles[0]);
    }
  }

  private void runAside(int cycles) {
    for (int control = 0; control < machines.controls(); control++) {
      int machine = machines.lanes() + control;
      if (aside.add(machine)) {
        machines.run(new RoundQueue.Start(machine, cycles), replyTo);
      }
    }
  }

  /** All lanes for a round, with so many controls evenly between them. */
  private void enlist(int[] cycles, int beside) {
    int enlisted = 0;
    for (int lane = 0; lane < cycles.length; lane++) {
      enlist(lane, cycles[lane]);
      for (; (long) enlisted * cycles.length < (lane + 1L) * beside; enlisted++) {
        enlist(machines.lanes() + enlisted, cycles[0]);
      }
    }
  }

  private void enlist(int machine, int cycles) {
    if (cycles > 0) {
      queue.add(new RoundQueue.Start(machine, cycles));
    }
  }

  /** A machine has done its round; whether it ran it aside. */
  boolean doneAside(int machine) {
    return aside.remove(machine);
  }

  /**
   * A machine has done its round.
   *
   * @return whether that is the oldest open one, not the one ahead
   */
  boolean done(int machine) {
    return queue.done(machine);
  }

  /** Whether all machines have done the oldest open round. */
  boolean isComplete() {
    return queue.isComplete();
  }

  /** Closes the oldest open round. */
  void close() {
    queue.closeRound();
    evenness.roundEnded();
  }

  /** Cycles that each lane has run in the rounds that are closed; empty: not all as many. */
  OptionalLong laneCycles() {
    return evenness.laneCycles();
  }

  /** Whether a machine is running a round that the campaign waits for. */
  boolean areUnderWay() {
    return queue.isBusy();
  }

  /** Whether all that were planned have been done. */
  boolean areOver() {
    return allPlanned && !queue.isBusy();
  }

  /** A machine runs no longer, if it did. */
  void lose(int machine) {
    queue.lose(machine);
  }

  /** No machine is started any more. */
  void startNoMore() {
    queue.clear();
  }
}
