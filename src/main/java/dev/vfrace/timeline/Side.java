package dev.vfrace.timeline;

import dev.vfrace.actor.Spawner;
import org.apache.pekko.actor.typed.DispatcherSelector;

/** The two sides of a VM, each with a mailbox type by which a new actor finds its strand. */
@SuppressWarnings("ImmutableEnumChecker") // a spawner is immutable, and not marked so
enum Side {
  /** The host, the drivers and the network core. */
  KERNEL("vfrace-kernel-mailbox"),
  /** Udev and the programs. */
  USERSPACE("vfrace-userspace-mailbox");

  private final String mailboxPath;
  private final Spawner spawner;

  Side(String mailboxPath) {
    this.mailboxPath = mailboxPath;
    this.spawner =
        new Spawner(
            DispatcherSelector.fromConfig(WorkerPool.DISPATCHER)
                .withMailboxFromConfig(mailboxPath));
  }

  String mailboxPath() {
    return mailboxPath;
  }

  /** Spawns the actors of this side. */
  Spawner spawner() {
    return spawner;
  }
}
