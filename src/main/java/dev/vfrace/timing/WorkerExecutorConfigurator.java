package dev.vfrace.timing;

import com.typesafe.config.Config;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** Gives a Pekko dispatcher its worker as executor; Pekko makes it by reflection. */
public final class WorkerExecutorConfigurator extends ExecutorServiceConfigurator {

  private final Worker worker;

  /** Called by Pekko with the dispatcher's configuration. */
  public WorkerExecutorConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    this.worker = WorkerPool.worker(prerequisites.settings(), config);
  }

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
