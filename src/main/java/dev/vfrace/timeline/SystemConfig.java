package dev.vfrace.timeline;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.Map;

/** What the actor system of a VM's actors is configured with; the same for all of a process. */
final class SystemConfig {

  /** One, for by its loader the library of the configuration keeps what it has read of Pekko's. */
  static final ClassLoader CLASSES = new WithoutManifests(SystemConfig.class.getClassLoader());

  static final Config CONFIG =
      dispatcher()
          .withFallback(ConfigFactory.parseResources("vfrace-pekko.conf"))
          .withFallback(ConfigFactory.defaultReference(CLASSES))
          .resolve();

  private SystemConfig() {}

  /** The dispatcher and the mailboxes. */
  private static Config dispatcher() {
    Map<String, Object> entries = new HashMap<>();
    entries.put(WorkerPool.DISPATCHER + ".type", WorkerDispatcherConfigurator.class.getName());
    for (Side side : Side.values()) {
      entries.put(side.mailboxPath() + ".mailbox-type", WorkerMailbox.class.getName());
      entries.put(side.mailboxPath() + ".side", side.name());
    }
    return ConfigFactory.parseMap(entries);
  }
}
