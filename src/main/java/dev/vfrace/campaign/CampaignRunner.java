package dev.vfrace.campaign;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.vfrace.timeline.Clock;
import dev.vfrace.timeline.WorkerPool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * Runs one campaign from the outside: makes the workers and the actor system, waits for the end,
 * and collects what was measured. Use once.
 */
public final class CampaignRunner {

  private static final long END_SECONDS = 60;

  private final CampaignSettings settings;
  private final InstantSource wallClock;
  private final WorkerPool pool;
  private final CompletableFuture<Finished> finished = new CompletableFuture<>();
  private final AtomicLong cycles = new AtomicLong();
  private volatile long startNanos;
  private volatile long startMessages;

  /**
   * A campaign that has not started.
   *
   * @param settings what to run
   * @param wallClock for the date of the result
   */
  public CampaignRunner(CampaignSettings settings, InstantSource wallClock) {
    this.settings = settings;
    this.wallClock = wallClock;
    this.pool =
        new WorkerPool(
            settings.threads(),
            new Clock(settings.clock().pace(), settings.clock().lagNanos(), System::nanoTime),
            settings.clock().placement());
  }

  /** Cycles done so far; may be called from any thread. */
  public long cyclesDone() {
    return cycles.get();
  }

  /**
   * Runs the campaign to its end.
   *
   * @param stop when it completes, the campaign ends with what it has
   * @return what was measured, complete or not
   */
  public Measurement run(CompletableFuture<?> stop) throws InterruptedException {
    Instant started = wallClock.instant();
    mark();
    pool.start();
    ActorSystem<Campaign.Command> system = startSystem();
    var unusedStop = stop.thenRun(() -> system.tell(Campaign.Stop.INSTANCE));
    var unusedEnd = system.getWhenTerminated().thenRun(this::endedWithoutResult);
    Finished result;
    try {
      result = finished.join();
    } catch (CompletionException failure) {
      system.terminate();
      throw failure;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    long messages = pool.messages() - startMessages;
    end(system);
    return new Measurement(
        settings,
        started,
        elapsed,
        messages,
        result.ending(),
        result.totals(),
        pool.allocatedBytes(),
        pool.lateness());
  }

  private ActorSystem<Campaign.Command> startSystem() {
    Config config =
        pool.dispatcherConfig()
            .withFallback(ConfigFactory.parseResources("vfrace-pekko.conf"))
            .withFallback(ConfigFactory.defaultReference())
            .resolve();
    return ActorSystem.create(
        Campaign.create(settings, pool, this::onProgress),
        "vfrace",
        ActorSystemSetup.create(BootstrapSetup.create(config), pool));
  }

  /** From here on, time and messages count. */
  private void mark() {
    startNanos = System.nanoTime();
    startMessages = pool.messages();
  }

  private void onProgress(Progress progress) {
    if (progress.cycles() == 0 && progress.finished().isEmpty()) {
      mark();
    }
    cycles.set(progress.cycles());
    progress.finished().ifPresent(finished::complete);
  }

  private void endedWithoutResult() {
    finished.completeExceptionally(
        new IllegalStateException("the actor system ended before the campaign did"));
  }

  private void end(ActorSystem<Campaign.Command> system) throws InterruptedException {
    system.terminate();
    try {
      system.getWhenTerminated().toCompletableFuture().get(END_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException late) {
      system.log().warn("the actor system did not end in {} s", END_SECONDS);
    }
    pool.awaitEnd(END_SECONDS, TimeUnit.SECONDS);
  }
}
