package dev.vfrace.robust;

import dev.vfrace.cli.InProcess;
import dev.vfrace.settings.Catalogue;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs inputs and says what is wrong with what came of them. Each may take ten seconds of a
 * processor, which is what an idle machine would show a user; wall time says as much of what else
 * the machine does, so that only who hangs without work is found by it, after three minutes.
 */
final class Judge implements AutoCloseable {

  private static final long PROCESSOR_SECONDS = 10;
  private static final long WALL_SECONDS = 180;

  private volatile long threadId;
  private ExecutorService worker = worker();

  /** What is wrong; empty: nothing. */
  Optional<String> judge(Trial trial) throws InterruptedException {
    Future<InProcess> running =
        worker.submit(
            () -> {
              String[] args = trial.args().toArray(String[]::new);
              return trial.due() == Trial.Due.ACCEPTED && args[0].equals("run")
                  ? InProcess.campaign(args)
                  : InProcess.vfrace(args);
            });
    long begun = processorNanos();
    try {
      InProcess result = await(running, begun);
      return isOver(begun) ? tooLong() : problem(trial, result);
    } catch (TimeoutException e) {
      // Whoever hangs keeps its thread.
      worker.shutdownNow();
      worker = worker();
      return tooLong();
    } catch (ExecutionException e) {
      return Optional.of("threw " + e.getCause());
    }
  }

  private InProcess await(Future<InProcess> running, long begun)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (int second = 1; ; second++) {
      try {
        return running.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        if (isOver(begun) || second == WALL_SECONDS) {
          throw e;
        }
      }
    }
  }

  private boolean isOver(long begun) {
    return processorNanos() - begun > TimeUnit.SECONDS.toNanos(PROCESSOR_SECONDS);
  }

  private static Optional<String> tooLong() {
    return Optional.of(
        "took more than %d s of a processor, or %d s".formatted(PROCESSOR_SECONDS, WALL_SECONDS));
  }

  private long processorNanos() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(threadId);
  }

  private static Optional<String> problem(Trial trial, InProcess result) {
    String err = result.err();
    if (err.contains("\tat ") || err.contains("Exception") || err.contains("internal error")) {
      return Optional.of("trace or internal error: " + err.strip());
    }
    if (!trial.due().allows(result.exitCode())) {
      return Optional.of(
          "exit code %d, has to be %s: %s".formatted(result.exitCode(), trial.due(), err.strip()));
    }
    if (result.exitCode() == 2 && err.isBlank()) {
      return Optional.of("refused without a word");
    }
    if (err.startsWith("vfrace: " + Catalogue.confDir() + File.separator)) {
      return Optional.of("blames what comes with the program: " + err.strip());
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private ExecutorService worker() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "trial");
          thread.setDaemon(true);
          threadId = thread.getId();
          return thread;
        });
  }
}
