package dev.vfrace.vocabulary;

/** What the parts of a VM report to its director. */
public enum MachineEvent implements MachineMessage {
  /** The VF's registration has released RTNL (S10). */
  VF_REGISTERED,
  /** The VF's removal has released RTNL (R8). */
  VF_REMOVED,
  /** {@code netvsc_probe} has finished. */
  NETVSC_PROBED,
  /** hv_netvsc has been unloaded. */
  MODULE_UNLOADED,
  /** Every program that can decide in this cycle has decided and acted. */
  USERSPACE_QUIET,
  /** Userspace has closed the books on the cycle. */
  CYCLE_CLOSED
}
