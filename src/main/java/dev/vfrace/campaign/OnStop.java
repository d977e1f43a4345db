package dev.vfrace.campaign;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is done when a campaign is to be stopped, for as long as it runs. Whoever may stop it
 * outlives it, and many more: what waits for the stop must not keep what this one has counted.
 */
final class OnStop implements AutoCloseable {

  private final AtomicReference<Runnable> action;

  private OnStop(AtomicReference<Runnable> action) {
    this.action = action;
  }

  /** Does something when the stop completes, at once if it has. */
  static OnStop of(CompletableFuture<?> stop, Runnable todo) {
    AtomicReference<Runnable> action = new AtomicReference<>(todo);
    var unused = stop.thenRun(() -> action.get().run());
    return new OnStop(action);
  }

  /** The stop has nothing to do with it any more. */
  @Override
  public void close() {
    action.set(() -> {});
  }
}
