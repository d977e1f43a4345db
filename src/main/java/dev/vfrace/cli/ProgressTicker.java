package dev.vfrace.cli;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CycleWatch;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows progress four times a second, from a thread of its own. Use once. */
final class ProgressTicker implements CycleWatch {

  private static final long PERIOD_MILLIS = 250;
  private static final long END_SECONDS = 1;

  private final OptionalLong cycles;
  private final Optional<Duration> duration;
  private final ProgressView view;
  private final LongSupplier nanoClock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(ProgressTicker::newThread);

  /**
   * A ticker for one campaign, which has not started.
   *
   * @param settings for the limits of the campaign
   * @param view shows the progress
   * @param nanoClock wall time
   */
  ProgressTicker(CampaignSettings settings, ProgressView view, LongSupplier nanoClock) {
    this(settings.cycles(), settings.duration(), view, nanoClock);
  }

  /**
   * A ticker that has not started.
   *
   * @param cycles how many there will be; empty: not limited
   * @param duration how long it takes at most; empty: not limited
   * @param view shows the progress
   * @param nanoClock wall time
   */
  ProgressTicker(
      OptionalLong cycles, Optional<Duration> duration, ProgressView view, LongSupplier nanoClock) {
    this.cycles = cycles;
    this.duration = duration;
    this.view = view;
    this.nanoClock = nanoClock;
  }

  @Override
  public void start(LongSupplier cyclesDone) {
    if (view == ProgressView.NONE) {
      return;
    }
    long start = nanoClock.getAsLong();
    var unused =
        thread.scheduleAtFixedRate(
            () -> tick(cyclesDone.getAsLong(), nanoClock.getAsLong() - start),
            PERIOD_MILLIS,
            PERIOD_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws InterruptedException {
    thread.shutdownNow();
    if (thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
      view.end();
    }
  }

  private void tick(long done, long elapsedNanos) {
    view.show(new ProgressSoFar(done, cycles, Duration.ofNanos(elapsedNanos), duration));
  }

  private static Thread newThread(Runnable runnable) {
    Thread thread = new Thread(runnable, "progress");
    thread.setDaemon(true);
    return thread;
  }
}
