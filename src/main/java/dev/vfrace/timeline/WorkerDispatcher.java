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
 * The Pekko dispatcher of all VMs' actors. It differs from Pekko's own in that a mailbox is touched
 * in the turns of its strand alone: a message from elsewhere is handed over to the strand first.
 */
final class WorkerDispatcher extends Dispatcher {

  /** Mailboxes are emptied before the next entry of the agenda, however much they hold. */
  private static final int THROUGHPUT = 1000;

  private static final FiniteDuration SHUTDOWN_TIMEOUT =
      FiniteDuration.create(100, TimeUnit.MILLISECONDS);

  WorkerDispatcher(WorkerDispatcherConfigurator configurator, WorkerPool pool) {
    super(
        configurator,
        WorkerPool.DISPATCHER,
        THROUGHPUT,
        Duration.Zero(),
        new Executor(new StrandExecutor(pool)),
        SHUTDOWN_TIMEOUT);
  }

  @Override
  public void dispatch(ActorCell receiver, Envelope envelope) {
    Strand here = Worker.current();
    Strand there = WorkerMailbox.strandOf(receiver.mailbox());
    if (there == null || there == here) {
      super.dispatch(receiver, envelope);
    } else if (here != null && here.crossesTo(there)) {
      here.send(new Crossing(receiver, envelope));
    } else {
      there.post(() -> super.dispatch(receiver, envelope));
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

  private record Executor(ExecutorService service) implements ExecutorServiceFactoryProvider {
    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(
        String id, ThreadFactory threadFactory) {
      return new ExecutorServiceFactory() {
        @Override
        public ExecutorService createExecutorService() {
          return service;
        }
      };
    }
  }
}
