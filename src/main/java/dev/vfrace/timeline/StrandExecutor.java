package dev.vfrace.timeline;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.dispatch.Mailbox;
import org.jspecify.annotations.Nullable;

/** Runs mailboxes in the turns of their strands; the executor of the workers' dispatcher. */
final class StrandExecutor extends AbstractExecutorService {

  private final WorkerPool pool;

  StrandExecutor(WorkerPool pool) {
    this.pool = pool;
  }

  @Override
  public void execute(Runnable task) {
    Strand here = Worker.current();
    Strand there = task instanceof Mailbox mailbox ? WorkerMailbox.strandOf(mailbox) : null;
    if (here != null && (there == null || there == here)) {
      here.runWithin(task);
    } else {
      strandFor(there).post(task);
    }
  }

  private Strand strandFor(@Nullable Strand there) {
    return there == null ? pool.errands() : there;
  }

  @Override
  public void shutdown() {
    pool.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    pool.shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return pool.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return pool.hasEnded();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return pool.awaitTermination(timeout, unit);
  }
}
