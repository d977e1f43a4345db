package dev.vfrace.timeline;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.dispatch.Dispatcher;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.ExecutorServiceFactory;
import org.apache.pekko.dispatch.ExecutorServiceFactoryProvider;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/**
 * The Pekko dispatcher of one worker. It differs from Pekko's own in that a mailbox is touched by
 * the worker's thread alone: a message from another thread is handed over first, so that what
 * crosses cores is the message and nothing of the actor.
 */
final class WorkerDispatcher extends Dispatcher {

  /** Mailboxes are emptied before the next entry of the agenda, however much they hold. */
  private static final int THROUGHPUT = 1000;

  private static final FiniteDuration SHUTDOWN_TIMEOUT =
      FiniteDuration.create(100, TimeUnit.MILLISECONDS);

  private final Worker worker;

  WorkerDispatcher(WorkerDispatcherConfigurator configurator, Worker worker) {
    super(
        configurator,
        WorkerPool.dispatcherPath(worker.index()),
        THROUGHPUT,
        Duration.Zero(),
        new Executor(worker),
        SHUTDOWN_TIMEOUT);
    this.worker = worker;
  }

  @Override
  public void dispatch(ActorCell receiver, Envelope envelope) {
    if (worker.isCurrentThread()) {
      super.dispatch(receiver, envelope);
      return;
    }
    Strand sender = worker.peerOnThisThread();
    if (sender != null) {
      sender.send(new Crossing(receiver, envelope));
    } else {
      worker.execute(() -> super.dispatch(receiver, envelope));
    }
  }

  private void deliver(ActorCell receiver, Envelope envelope) {
    super.dispatch(receiver, envelope);
  }

  /** A message from one strand of a VM to an actor of the other. */
  private final class Crossing extends Strand.Crossing {
    private final ActorCell receiver;
    private final Envelope envelope;

    Crossing(ActorCell receiver, Envelope envelope) {
      this.receiver = receiver;
      this.envelope = envelope;
    }

    @Override
    void fire() {
      deliver(receiver, envelope);
    }
  }

  private record Executor(Worker worker) implements ExecutorServiceFactoryProvider {
    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(
        String id, ThreadFactory threadFactory) {
      return new ExecutorServiceFactory() {
        @Override
        public ExecutorService createExecutorService() {
          return worker;
        }
      };
    }
  }
}
