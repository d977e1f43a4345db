package dev.vfrace.explain;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.timeline.Draws;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.trace.Recorder;
import dev.vfrace.vocabulary.MachineMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** Parent of the VMs of a {@link Rehearsal}, one after the other. */
final class RehearsalStage extends AbstractBehavior<RehearsalStage.Command> {

  /** What it hears. */
  sealed interface Command {}

  /**
   * Plays some rounds of a new VM.
   *
   * @param vm what is played
   * @param chance how long its delays are
   * @param recorder where its actors say what they do
   * @param rounds the cycles of each
   * @param played gets what came of each, or why it failed
   */
  record Play(
      Part vm,
      Draws.Source chance,
      Recorder recorder,
      List<Integer> rounds,
      CompletableFuture<List<VirtualMachine.Round>> played)
      implements Command {}

  /**
   * A part of a VM's life.
   *
   * @param spec what the VM is made from
   * @param lane its number, by which delays are drawn
   * @param firstCycle the number of its first cycle, likewise
   */
  record Part(MachineSpec spec, int lane, long firstCycle) {}

  private record RoundDone(VirtualMachine.Round round) implements Command {}

  private static final ReceiveTable<RehearsalStage, Command> RECEIVE =
      ReceiveTable.<RehearsalStage, Command>create()
          .onMessage(Play.class, RehearsalStage::onPlay)
          .onMessage(RoundDone.class, RehearsalStage::onRoundDone)
          .onSignal(ChildFailed.class, RehearsalStage::onChildFailed);

  private final WorkerPool pool;
  private final ActorRef<VirtualMachine.Round> rounds;
  private final List<VirtualMachine.Round> done = new ArrayList<>();
  private Optional<Play> play = Optional.empty();
  private Optional<ActorRef<MachineMessage>> machine = Optional.empty();
  private int played;

  static Behavior<Command> create(WorkerPool pool) {
    return Behaviors.setup(context -> new RehearsalStage(context, pool));
  }

  private RehearsalStage(ActorContext<Command> context, WorkerPool pool) {
    super(context);
    this.pool = pool;
    this.rounds = context.messageAdapter(VirtualMachine.Round.class, RoundDone::new);
  }

  @Override
  public Receive<Command> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<Command> onPlay(Play command) {
    done.clear();
    play = Optional.of(command);
    Part part = command.vm;
    WorkerPool.Sides sides = pool.sides(0);
    if (command.recorder.isOn()) {
      sides.kernel().recordMessages(command.recorder);
    }
    ActorRef<MachineMessage> vm =
        pool.populate(
            sides.kernel(),
            () ->
                sides
                    .kernel()
                    .spawner()
                    .spawn(
                        getContext(),
                        VirtualMachine.create(
                            part.lane,
                            part.spec,
                            sides,
                            command.chance,
                            part.firstCycle,
                            command.recorder),
                        "vm-" + played++));
    getContext().watch(vm);
    endPrevious();
    machine = Optional.of(vm);
    startRound(command);
    return this;
  }

  private void startRound(Play command) {
    int cycles = command.rounds.get(done.size());
    machine.orElseThrow().tell(new VirtualMachine.RunRound(cycles, rounds));
  }

  private Behavior<Command> onRoundDone(RoundDone round) {
    done.add(round.round);
    play.ifPresent(this::goOn);
    return this;
  }

  private void goOn(Play command) {
    if (done.size() < command.rounds.size()) {
      startRound(command);
    } else {
      command.played.complete(List.copyOf(done));
    }
  }

  private Behavior<Command> onChildFailed(ChildFailed failed) {
    play.ifPresent(command -> command.played.completeExceptionally(failed.cause()));
    return this;
  }

  /** Only now: a dispatcher that has no actors for a while ends its worker for good. */
  private void endPrevious() {
    machine.ifPresent(
        vm -> {
          getContext().unwatch(vm);
          getContext().stop(vm);
        });
  }
}
