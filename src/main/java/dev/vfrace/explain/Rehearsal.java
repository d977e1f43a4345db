package dev.vfrace.explain;

import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.timeline.Clock;
import dev.vfrace.timeline.Draws;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.Placement;
import dev.vfrace.timeline.RandomDraws;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.trace.Recorder;
import dev.vfrace.trace.Recording;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/**
 * Has the very actors that a campaign measures play a few cycles on a deterministic timeline, with
 * delays that are given instead of drawn, and keeps what they say that they do. What is explained
 * of a design comes from here, and from nowhere else.
 */
public final class Rehearsal implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  /** Cycles a second, on the slowest machine, of the most programs. */
  private static final long SLOWEST_RATE = 200;

  private final WorkerPool pool;
  private final ActorSystem<RehearsalStage.Command> system;

  /** Fails when that on which the actors run does not go on. */
  private final CompletableFuture<Object> broken = new CompletableFuture<>();

  /** Starts the actors' one thread. */
  public Rehearsal() {
    pool =
        new WorkerPool(
            1, new Clock(Pace.FREE, OptionalLong.of(0), System::nanoTime), Placement.TOGETHER);
    pool.start();
    system = ActorSystem.create(RehearsalStage.create(pool), "rehearsal", pool.systemSetup());
    var unusedFailure = pool.failure().thenAccept(broken::completeExceptionally);
    var unusedEnd =
        system
            .getWhenTerminated()
            .thenRun(
                () -> broken.completeExceptionally(new IllegalStateException("the actors ended")));
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
    return played(
            new RehearsalStage.Part(spec, 0, 0),
            chance,
            new Recording(),
            Collections.nCopies(cycles, 1))
        .stream()
        .map(round -> new RecordedCycle(round.evidence().recorded()))
        .toList();
  }

  /**
   * Runs some cycles with drawn delays, unrecorded: what a campaign on one thread would count.
   *
   * @param spec what the VM is made from
   * @param cycles how many, at least 1
   * @throws IllegalStateException if a cycle does not come to its end
   */
  public VirtualMachine.Round run(MachineSpec spec, int cycles) {
    return played(
            new RehearsalStage.Part(spec, 0, 0),
            RandomDraws.of(spec),
            Recorder.OFF,
            List.of(cycles))
        .get(0);
  }

  /**
   * Has a VM of a campaign run one of its cycles again, with the delays that it drew then, and
   * records it.
   *
   * @param spec what the VM is made from
   * @param lane its number
   * @param cycle the cycle's number within the VM
   * @param before how many cycles are run before it, unrecorded, at most as many as there were
   * @return what came of the cycle
   * @throws IllegalStateException if a cycle does not come to its end
   */
  public VirtualMachine.Round replay(MachineSpec spec, int lane, long cycle, long before) {
    int lead = Math.toIntExact(Math.min(cycle, before));
    List<Integer> rounds = lead == 0 ? List.of(1) : List.of(lead, 1);
    List<VirtualMachine.Round> played =
        played(
            new RehearsalStage.Part(spec, lane, cycle - lead),
            RandomDraws.of(spec),
            new Recording(number -> number == cycle),
            rounds);
    return played.get(played.size() - 1);
  }

  private List<VirtualMachine.Round> played(
      RehearsalStage.Part vm, Draws.Source chance, Recorder recorder, List<Integer> rounds) {
    CompletableFuture<List<VirtualMachine.Round>> played = new CompletableFuture<>();
    system.tell(new RehearsalStage.Play(vm, chance, recorder, rounds, played));
    long cycles = rounds.stream().mapToLong(Integer::longValue).sum();
    return await(played, vm.spec(), PATIENCE_SECONDS + cycles / SLOWEST_RATE);
  }

  /** Needs no thread of its own, for there may be none to be had. */
  private <T> T await(CompletableFuture<T> answer, MachineSpec spec, long seconds) {
    try {
      CompletableFuture.anyOf(answer, broken).get(seconds, TimeUnit.SECONDS);
      return answer.join();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw unfinished(spec, failure.getCause());
    } catch (TimeoutException late) {
      throw unfinished(spec, late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unfinished(spec, e);
    }
  }

  private static IllegalStateException unfinished(MachineSpec spec, @Nullable Throwable why) {
    return new IllegalStateException(
        "a cycle of %s under %s did not come to its end: %s"
            .formatted(spec.kernel().name(), spec.scenario().name(), why),
        why);
  }

  /** Where the worker is gone, no actor ends any more. */
  @Override
  public void close() {
    system.terminate();
    try {
      if (!broken.isDone()) {
        system.getWhenTerminated().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (TimeoutException | ExecutionException late) {
      system.log().warn("the actors of a rehearsal did not end in {} s", PATIENCE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pool.shutdown();
  }
}
