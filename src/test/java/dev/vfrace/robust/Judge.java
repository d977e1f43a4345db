package dev.vfrace.robust;

import dev.vfrace.cli.InProcess;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs inputs and says what is wrong with what came of them. Each has ten seconds; on a machine
 * that has other things to do, ten seconds of a processor, but never more than a minute.
 */
final class Judge implements AutoCloseable {

  private static final long LIMIT_SECONDS = 10;
  private static final int MOST_TURNS = 6;

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
    try {
      return problem(trial, await(running));
    } catch (TimeoutException e) {
      // Whoever hangs keeps its thread.
      worker.shutdownNow();
      worker = worker();
      return Optional.of("not done after " + LIMIT_SECONDS + " s");
    } catch (ExecutionException e) {
      return Optional.of("threw " + e.getCause());
    }
  }

  private InProcess await(Future<InProcess> running)
      throws InterruptedException, ExecutionException, TimeoutException {
    long begun = processorNanos();
    for (int turn = 1; ; turn++) {
      try {
        return running.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        long used = processorNanos() - begun;
        if (used > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS) || turn == MOST_TURNS) {
          throw e;
        }
      }
    }
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
