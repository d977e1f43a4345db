package dev.vfrace.campaign;

import java.util.concurrent.CompletableFuture;

/**
 * What is done when a campaign is to be stopped, for as long as it runs. Whoever may stop it
 * outlives it, and many more: what waits for the stop must not keep what this one has counted.
 */
final class OnStop implements AutoCloseable {

  private volatile Runnable action;

  private OnStop(Runnable action) {
    this.action = action;
  }

  /** Does something when the stop completes, at once if it has. */
  static OnStop of(CompletableFuture<?> stop, Runnable action) {
    OnStop onStop = new OnStop(action);
    var unused = stop.thenRun(() -> onStop.action.run());
    return onStop;
  }

  /** The stop has nothing to do with it any more. */
  @Override
  public void close() {
    action = () -> {};
  }
}
