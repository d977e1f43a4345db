package dev.vfrace.cli;

import dev.vfrace.stress.CampaignSettings;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows a campaign's progress four times a second, from a thread of its own. Use once. */
final class ProgressTicker {

  private static final long PERIOD_MILLIS = 250;
  private static final long END_SECONDS = 1;

  private final CampaignSettings settings;
  private final ProgressView view;
  private final LongSupplier nanoClock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(ProgressTicker::newThread);

  /**
   * A ticker that has not started.
   *
   * @param settings for the limits of the campaign
   * @param view shows the progress
   * @param nanoClock wall time
   */
  ProgressTicker(CampaignSettings settings, ProgressView view, LongSupplier nanoClock) {
    this.settings = settings;
    this.view = view;
    this.nanoClock = nanoClock;
  }

  /** Begins to show a count. */
  void start(LongSupplier cyclesDone) {
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

  /** Shows no more. */
  void stop() throws InterruptedException {
    thread.shutdownNow();
    if (thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
      view.end();
    }
  }

  private void tick(long cycles, long elapsedNanos) {
    view.show(
        new Headway(
            cycles, settings.cycles(), Duration.ofNanos(elapsedNanos), settings.duration()));
  }

  private static Thread newThread(Runnable runnable) {
    Thread thread = new Thread(runnable, "progress");
    thread.setDaemon(true);
    return thread;
  }
}
