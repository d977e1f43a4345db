package dev.vfrace.timeline;

import com.typesafe.config.Config;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.MessageDispatcher;
import org.apache.pekko.dispatch.MessageDispatcherConfigurator;

/** Makes the workers' dispatcher; Pekko makes it by reflection. */
public final class WorkerDispatcherConfigurator extends MessageDispatcherConfigurator {

  private final WorkerDispatcher dispatcher;

  /** Called by Pekko with the dispatcher's configuration. */
  public WorkerDispatcherConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    this.dispatcher = new WorkerDispatcher(this, WorkerPool.of(prerequisites.settings()));
  }

  @Override
  public MessageDispatcher dispatcher() {
    return dispatcher;
  }
}
