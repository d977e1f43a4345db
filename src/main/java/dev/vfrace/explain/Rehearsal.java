package dev.vfrace.explain;

import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.timeline.Clock;
import dev.vfrace.timeline.Draws;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.Placement;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.trace.TraceEvent;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * Has the very actors that a campaign measures play a few cycles on a deterministic timeline, with
 * delays that are given instead of drawn, and keeps what they say that they do. What is explained
 * of a design comes from here, and from nowhere else.
 */
public final class Rehearsal implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final WorkerPool pool;
  private final ActorSystem<RehearsalStage.Command> system;

  /** Starts the actors' one thread. */
  public Rehearsal() {
    pool =
        new WorkerPool(
            1, new Clock(Pace.FREE, OptionalLong.of(0), System::nanoTime), Placement.TOGETHER);
    pool.start();
    system =
        ActorSystem.create(
            RehearsalStage.create(pool),
            "rehearsal",
            ActorSystemSetup.create(BootstrapSetup.create(WorkerPool.systemConfig()), pool));
  }

  /**
   * Plays some cycles.
   *
   * @param spec what the VM is made from
   * @param chance how long its delays are
   * @param cycles how many, at least 1
   * @return what happened in each, in its order
   * @throws IllegalStateException if a cycle does not come to its end
   */
  public List<RecordedCycle> play(MachineSpec spec, Draws.Source chance, int cycles) {
    CompletableFuture<List<List<TraceEvent>>> played = new CompletableFuture<>();
    system.tell(new RehearsalStage.Play(spec, chance, cycles, played));
    return await(played, spec).stream().map(RecordedCycle::new).toList();
  }

  /**
   * Runs some cycles with drawn delays, unrecorded: what a campaign on one thread would count.
   *
   * @param spec what the VM is made from
   * @param cycles how many, at least 1
   * @throws IllegalStateException if a cycle does not come to its end
   */
  public VirtualMachine.Round run(MachineSpec spec, int cycles) {
    CompletableFuture<VirtualMachine.Round> done = new CompletableFuture<>();
    system.tell(new RehearsalStage.Run(spec, cycles, done));
    return await(done, spec);
  }

  private static <T> T await(CompletableFuture<T> answer, MachineSpec spec) {
    try {
      return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException failure) {
      throw new IllegalStateException(
          "a cycle of %s under %s did not come to its end: %s"
              .formatted(spec.kernel().name(), spec.scenario().name(), failure.getCause()),
          failure.getCause());
    }
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
