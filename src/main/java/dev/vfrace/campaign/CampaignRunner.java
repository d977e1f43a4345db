package dev.vfrace.campaign;

import dev.vfrace.timeline.Clock;
import dev.vfrace.timeline.WorkerPool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Runs one campaign from the outside: makes the workers and the actor system, waits for the end,
 * and collects what was measured. Whatever is thrown on any of its threads ends it. Use once.
 */
public final class CampaignRunner {

  private static final long END_SECONDS = 60;

  /** How long the campaign's actor has for its last word: more than its own patience. */
  private static final long LAST_WORD_SECONDS = 8;

  /** How long workers have for the turns at hand, where nobody is to be kept waiting. */
  private static final long LAST_TURN_SECONDS = 4;

  private final CampaignSettings settings;
  private final InstantSource wallClock;
  private final WorkerPool pool;
  private final CampaignTotals totals;
  private final BatchSink sink;
  private final CampaignGuard guard = new CampaignGuard(this::onFailure);
  private final CompletableFuture<Finished> finished = new CompletableFuture<>();
  private final CompletableFuture<Ending> mustEnd = new CompletableFuture<>();
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
    this(settings, wallClock, BatchSink.NONE);
  }

  /**
   * A campaign that has not started, or goes on where it was interrupted.
   *
   * @param settings what to run
   * @param wallClock for the date of the result
   * @param sink takes what is counted while it runs
   */
  public CampaignRunner(CampaignSettings settings, InstantSource wallClock, BatchSink sink) {
    this.settings = settings;
    this.wallClock = wallClock;
    this.sink = sink;
    this.totals = nothing(settings, sink);
    this.pool =
        new WorkerPool(
            settings.threads(),
            new Clock(settings.clock().pace(), settings.clock().lagNanos(), System::nanoTime),
            settings.clock().placement());
  }

  /** Nothing measured now, but for what was before. */
  private static CampaignTotals nothing(CampaignSettings settings, BatchSink sink) {
    CampaignTotals nothing = CampaignTotals.of(settings);
    sink.resumption().ifPresent(it -> nothing.add(it.totals()));
    return nothing;
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
    Optional<ActorSystem<Campaign.Command>> system = start();
    Optional<OnStop> listening = system.map(it -> listen(it, stop));
    Finished result = result();
    listening.ifPresent(OnStop::close);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    long messages = pool.messages() - startMessages;
    if (system.isPresent()) {
      end(system.get(), result.ending());
    } else {
      pool.awaitEnd(LAST_TURN_SECONDS, TimeUnit.SECONDS);
    }
    Measurement measured =
        new Measurement(
            settings,
            started,
            elapsed,
            messages,
            result.ending(),
            result.totals(),
            pool.allocatedBytes(),
            pool.lateness());
    return sink.resumption().map(measured::after).orElse(measured);
  }

  /** Empty if there are not enough threads or memory even for that; then that is the end. */
  private Optional<ActorSystem<Campaign.Command>> start() {
    try {
      pool.start();
      return Optional.of(startSystem());
    } catch (RuntimeException | Error failure) {
      onFailure(failure);
      return Optional.empty();
    }
  }

  private ActorSystem<Campaign.Command> startSystem() {
    return ActorSystem.create(
        Behaviors.intercept(
            () -> guard, Campaign.create(settings, pool, totals, this::onProgress, sink)),
        "vfrace",
        pool.systemSetup());
  }

  private OnStop listen(ActorSystem<Campaign.Command> system, CompletableFuture<?> stop) {
    var unusedFailure =
        pool.failure()
            .thenAccept(
                failure -> {
                  MemoryReserve.release();
                  mustEnd.complete(Ending.failed(failure));
                  system.tell(new Campaign.Broken(failure));
                });
    var unusedEnd = system.getWhenTerminated().thenRun(this::endedByItself);
    return OnStop.of(
        stop,
        () -> {
          mustEnd.complete(Ending.interrupted());
          system.tell(Campaign.Stop.INSTANCE);
        });
  }

  /** What the campaign's actor says in the end, or what it has if it does not say anything. */
  private Finished result() throws InterruptedException {
    CompletableFuture.anyOf(finished, mustEnd).join();
    try {
      return finished.get(LAST_WORD_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException silent) {
      boolean isStill = guard.close(LAST_WORD_SECONDS, TimeUnit.SECONDS);
      return new Finished(mustEnd.join(), isStill ? totals : nothing(settings, sink));
    }
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

  private void onFailure(Throwable failure) {
    MemoryReserve.release();
    finished.complete(new Finished(Ending.failed(failure), totals));
  }

  private void endedByItself() {
    onFailure(new IllegalStateException("the actor system ended before the campaign did"));
  }

  /**
   * Ends the actors, then the workers on which they end. Where the workers are gone no actor ends
   * any more; for those of a campaign that was stopped somebody waits, and so not for long.
   */
  private void end(ActorSystem<Campaign.Command> system, Ending ending)
      throws InterruptedException {
    system.terminate();
    boolean isStopped = ending.reason() == Ending.Reason.INTERRUPTED;
    boolean areWorkersGone = ending.isFatal() || pool.failure().isDone();
    if (!areWorkersGone) {
      awaitActors(system, isStopped ? LAST_TURN_SECONDS : END_SECONDS);
    }
    pool.awaitEnd(isStopped || areWorkersGone ? LAST_TURN_SECONDS : END_SECONDS, TimeUnit.SECONDS);
  }

  private static void awaitActors(ActorSystem<Campaign.Command> system, long seconds)
      throws InterruptedException {
    try {
      system.getWhenTerminated().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException late) {
      system.log().warn("the actor system did not end in {} s", seconds);
    }
  }
}
