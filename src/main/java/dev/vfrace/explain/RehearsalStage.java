package dev.vfrace.explain;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.timeline.Draws;
import dev.vfrace.timeline.RandomDraws;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.trace.Recorder;
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

/** Parent of the VMs of a {@link Rehearsal}, one after the other. */
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

  /**
   * Runs some cycles of a new VM at a stretch, unrecorded.
   *
   * @param spec what the VM is made from
   * @param cycles how many
   * @param done gets what was counted, or why it failed
   */
  record Run(MachineSpec spec, int cycles, CompletableFuture<VirtualMachine.Round> done)
      implements Command {}

  private record RoundDone(VirtualMachine.Round round) implements Command {}

  private static final ReceiveTable<RehearsalStage, Command> RECEIVE =
      ReceiveTable.<RehearsalStage, Command>create()
          .onMessage(Play.class, RehearsalStage::onPlay)
          .onMessage(Run.class, RehearsalStage::onRun)
          .onMessage(RoundDone.class, RehearsalStage::onRoundDone)
          .onSignal(ChildFailed.class, RehearsalStage::onChildFailed);

  private final WorkerPool pool;
  private final ActorRef<VirtualMachine.Round> rounds;
  private final List<List<TraceEvent>> cycles = new ArrayList<>();
  private Recording recording = new Recording();
  private Optional<Play> play = Optional.empty();
  private Optional<Run> run = Optional.empty();
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
    recording = new Recording();
    cycles.clear();
    play = Optional.of(command);
    run = Optional.empty();
    begin(command.spec, command.chance, recording, 1);
    return this;
  }

  private Behavior<Command> onRun(Run command) {
    play = Optional.empty();
    run = Optional.of(command);
    Draws.Source chance = RandomDraws.of(command.spec);
    begin(command.spec, chance, Recorder.OFF, command.cycles);
    return this;
  }

  private void begin(MachineSpec spec, Draws.Source chance, Recorder recorder, int ofRound) {
    WorkerPool.Sides sides = pool.sides(0);
    if (recorder.isOn()) {
      sides.kernel().recordMessages(recorder);
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
                        VirtualMachine.create(0, spec, sides, chance, recorder),
                        "vm-" + played++));
    getContext().watch(vm);
    endPrevious();
    machine = Optional.of(vm);
    vm.tell(new VirtualMachine.RunRound(ofRound, rounds));
  }

  private Behavior<Command> onRoundDone(RoundDone done) {
    play.ifPresent(this::goOn);
    run.ifPresent(command -> command.done.complete(done.round));
    return this;
  }

  private void goOn(Play command) {
    cycles.add(recording.take());
    if (cycles.size() < command.cycles) {
      machine.orElseThrow().tell(new VirtualMachine.RunRound(1, rounds));
    } else {
      command.played.complete(List.copyOf(cycles));
    }
  }

  private Behavior<Command> onChildFailed(ChildFailed failed) {
    play.ifPresent(command -> command.played.completeExceptionally(failed.cause()));
    run.ifPresent(command -> command.done.completeExceptionally(failed.cause()));
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
