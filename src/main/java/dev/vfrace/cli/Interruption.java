package dev.vfrace.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT, SIGTERM and SIGHUP: asks for an early end, lets the main thread report what was measured,
 * and ends the process as interrupted. Needs nothing but the JDK, so that it is there at once.
 */
final class Interruption {

  /** Longer than a campaign takes to end and to be told, be the machine ever so busy. */
  private static final long PATIENCE_SECONDS = 60;

  private final int exitCode;
  private final CompletableFuture<Void> requested = new CompletableFuture<>();
  private final CountDownLatch finished = new CountDownLatch(1);

  /**
   * Not heard of.
   *
   * @param exitCode that of a process that was interrupted
   */
  Interruption(int exitCode) {
    this.exitCode = exitCode;
  }

  /** Completes at a signal. */
  CompletableFuture<?> requested() {
    return requested;
  }

  /** Listens to signals from now on. */
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "interruption"));
  }

  /** The main thread has nothing more to write. */
  void finished() {
    finished.countDown();
  }

  /**
   * The JVM ends: at a signal, or because the main thread says so. At a signal it would exit with
   * 130 or 143, so this thread halts it with its own code.
   */
  private void onShutdown() {
    if (finished.getCount() == 0) {
      return;
    }
    requested.complete(null);
    awaitMain();
    Runtime.getRuntime().halt(exitCode);
  }

  private void awaitMain() {
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("vfrace: did not end in " + PATIENCE_SECONDS + " s; results are lost");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
