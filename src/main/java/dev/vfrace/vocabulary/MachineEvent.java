package dev.vfrace.vocabulary;

/** What the parts of a VM report to its director. */
public enum MachineEvent implements MachineMessage {
  /** The VF's registration has released RTNL (S10). */
  VF_REGISTERED,
  /** The VF's removal has released RTNL (R8). */
  VF_REMOVED,
  /** The host keeps the VF back until netvsc is registered. */
  VF_WITHHELD,
  /** Netvsc is in the other network namespace, and what follows at once has followed. */
  NETVSC_MOVED,
  /** Netvsc has been resumed. */
  RESUMED,
  /** {@code netvsc_probe} has finished. */
  NETVSC_PROBED,
  /** Somebody has set netvsc up, and its VF with it. */
  NETVSC_UP,
  /** Netvsc has its internals again. */
  NETVSC_REATTACHED,
  /** Netvsc has been unbound from its driver. */
  NETVSC_UNBOUND,
  /** hv_netvsc has been unloaded. */
  MODULE_UNLOADED,
  /** Every program that can decide in this cycle has decided and acted. */
  USERSPACE_QUIET
}
