package dev.vfrace.vocabulary;

/** A network namespace. Devices of PCI and VMBus arrive in the first. */
public enum Netns {
  /** {@code init_net}. */
  INIT,
  /** One that a container runtime or an administrator made. */
  OTHER
}
