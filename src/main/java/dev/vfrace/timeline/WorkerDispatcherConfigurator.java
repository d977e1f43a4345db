package dev.vfrace.timeline;

import com.typesafe.config.Config;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.MessageDispatcher;
import org.apache.pekko.dispatch.MessageDispatcherConfigurator;

/** Makes the dispatcher of one worker; Pekko makes it by reflection. */
public final class WorkerDispatcherConfigurator extends MessageDispatcherConfigurator {

  private final WorkerDispatcher dispatcher;

  /** Called by Pekko with the dispatcher's configuration. */
  public WorkerDispatcherConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    Worker worker = WorkerPool.worker(prerequisites.settings(), config);
    this.dispatcher = new WorkerDispatcher(this, worker);
  }

  @Override
  public MessageDispatcher dispatcher() {
    return dispatcher;
  }
}
