package dev.vfrace.explain;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.timeline.Draws;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.trace.Recording;
import dev.vfrace.trace.TraceEvent;
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

/** Parent of the VMs of a {@link Rehearsal}, one after the other: runs their cycles one by one. */
final class RehearsalStage extends AbstractBehavior<RehearsalStage.Command> {

  /** What it hears. */
  sealed interface Command {}

  /**
   * Plays some cycles of a new VM.
   *
   * @param spec what the VM is made from
   * @param chance how long its delays are
   * @param cycles how many
   * @param played gets what was recorded, cycle by cycle, or why it failed
   */
  record Play(
      MachineSpec spec,
      Draws.Source chance,
      int cycles,
      CompletableFuture<List<List<TraceEvent>>> played)
      implements Command {}

  private record CycleDone(VirtualMachine.Round round) implements Command {}

  private static final ReceiveTable<RehearsalStage, Command> RECEIVE =
      ReceiveTable.<RehearsalStage, Command>create()
          .onMessage(Play.class, RehearsalStage::onPlay)
          .onMessage(CycleDone.class, RehearsalStage::onCycleDone)
          .onSignal(ChildFailed.class, RehearsalStage::onChildFailed);

  private final WorkerPool pool;
  private final ActorRef<VirtualMachine.Round> rounds;
  private final List<List<TraceEvent>> cycles = new ArrayList<>();
  private Recording recording = new Recording();
  private Optional<Play> play = Optional.empty();
  private Optional<ActorRef<MachineMessage>> machine = Optional.empty();
  private int played;

  static Behavior<Command> create(WorkerPool pool) {
    return Behaviors.setup(context -> new RehearsalStage(context, pool));
  }

  private RehearsalStage(ActorContext<Command> context, WorkerPool pool) {
    super(context);
    this.pool = pool;
    this.rounds = context.messageAdapter(VirtualMachine.Round.class, CycleDone::new);
  }

  @Override
  public Receive<Command> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<Command> onPlay(Play command) {
    recording = new Recording();
    cycles.clear();
    play = Optional.of(command);
    WorkerPool.Sides sides = pool.sides(0);
    ActorRef<MachineMessage> vm =
        getContext()
            .spawn(
                VirtualMachine.create(0, command.spec, sides, command.chance, recording),
                "vm-" + played++,
                sides.kernel().props());
    getContext().watch(vm);
    endPrevious();
    machine = Optional.of(vm);
    vm.tell(new VirtualMachine.RunRound(1, rounds));
    return this;
  }

  private Behavior<Command> onCycleDone(CycleDone done) {
    Play command = play.orElseThrow();
    cycles.add(recording.take());
    if (cycles.size() < command.cycles) {
      machine.orElseThrow().tell(new VirtualMachine.RunRound(1, rounds));
    } else {
      command.played.complete(List.copyOf(cycles));
    }
    return this;
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
