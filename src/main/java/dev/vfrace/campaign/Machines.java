package dev.vfrace.campaign;

import dev.vfrace.control.KnownRace;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.trace.Recorder;
import dev.vfrace.trace.Recording;
import dev.vfrace.vocabulary.MachineMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The VMs of a campaign by number: its lanes, and behind them those of the controls. */
final class Machines {

  /**
   * Of so many cycles of a VM one is recorded where there are witnesses, so that its cost is not
   * felt. A round has one of them at most.
   */
  private static final int CYCLES_A_RECORDING = 128;

  private final List<ActorRef<MachineMessage>> all = new ArrayList<>();
  private final long firstCycle;
  private final int lanes;
  private final int lanesOfRace;

  private Machines(int lanes, int lanesOfRace, long firstCycle) {
    this.firstCycle = firstCycle;
    this.lanes = lanes;
    this.lanesOfRace = lanesOfRace;
  }

  /**
   * Spawns all of a campaign's, as children whose failures its actor hears of.
   *
   * @param firstCycle the number of the first cycle of each
   */
  static Machines spawn(
      ActorContext<?> context, CampaignSettings settings, WorkerPool pool, long firstCycle) {
    Machines machines = new Machines(settings.lanes(), settings.controls().lanes(), firstCycle);
    for (int lane = 0; lane < machines.lanes; lane++) {
      Recorder recorder = recorder(settings, lane);
      machines.spawn(context, pool, settings.machine(), recorder, "vm-" + lane);
    }
    for (KnownRace race : settings.knownRaces()) {
      for (int i = 0; i < machines.lanesOfRace; i++) {
        String name = "control-" + race.name() + "-" + i;
        machines.spawn(context, pool, race.machine(), Recorder.OFF, name);
      }
    }
    return machines;
  }

  /** What a VM records of its cycles: where there are to be witnesses, a few, each VM others. */
  private static Recorder recorder(CampaignSettings settings, int lane) {
    int apart = Math.max(1, CYCLES_A_RECORDING / settings.lanes());
    return settings.keeping().witnesses() > 0
        ? new Recording(cycle -> (cycle + (long) lane * apart) % CYCLES_A_RECORDING == 0)
        : Recorder.OFF;
  }

  private void spawn(
      ActorContext<?> context, WorkerPool pool, MachineSpec spec, Recorder recorder, String name) {
    int number = all.size();
    WorkerPool.Sides sides = pool.sides(number);
    ActorRef<MachineMessage> machine =
        pool.populate(
            sides.kernel(),
            () ->
                sides
                    .kernel()
                    .spawner()
                    .spawn(
                        context,
                        VirtualMachine.create(number, spec, sides, firstCycle, recorder),
                        name));
    context.watch(machine);
    all.add(machine);
  }

  /** How many are no controls. */
  int lanes() {
    return lanes;
  }

  /** How many are controls. */
  int controls() {
    return all.size() - lanes;
  }

  /** Whether the machine of a number is a control. */
  boolean isControl(int number) {
    return number >= lanes;
  }

  /** Which of the known races a control runs. */
  int race(int control) {
    return (control - lanes) / lanesOfRace;
  }

  /** The number of an actor's machine; -1 if it is none. */
  int number(ActorRef<?> machine) {
    return all.stream().map(ActorRef::path).toList().indexOf(machine.path());
  }

  /** Has a machine run a round. */
  void run(RoundQueue.Start start, ActorRef<VirtualMachine.Round> replyTo) {
    all.get(start.machine()).tell(new VirtualMachine.RunRound(start.cycles(), replyTo));
  }

  /** Has all of them stop after the cycle at hand. */
  void stop() {
    all.forEach(machine -> machine.tell(VirtualMachine.Stop.INSTANCE));
  }
}
