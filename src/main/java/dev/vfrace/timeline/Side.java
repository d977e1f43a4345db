package dev.vfrace.timeline;

import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;

/** The two sides of a VM, each with a mailbox type by which a new actor finds its strand. */
@SuppressWarnings("ImmutableEnumChecker") // Pekko's Props is immutable, and not marked so
enum Side {
  /** The host, the drivers and the network core. */
  KERNEL("vfrace-kernel-mailbox"),
  /** Udev and the programs. */
  USERSPACE("vfrace-userspace-mailbox");

  private final String mailboxPath;
  private final Props props;

  Side(String mailboxPath) {
    this.mailboxPath = mailboxPath;
    this.props =
        DispatcherSelector.fromConfig(WorkerPool.DISPATCHER).withMailboxFromConfig(mailboxPath);
  }

  String mailboxPath() {
    return mailboxPath;
  }

  /** How to spawn an actor of this side. */
  Props props() {
    return props;
  }
}
