package dev.vfrace.model;

/**
 * How the VF, its netvsc, the host and userspace are tied together.
 *
 * @param vfOfferedAfter what the host waits for before it offers the VF
 * @param opensAt who opens the VF
 * @param bondEnslave what {@code bond_enslave} does first when a script enslaves the VF
 * @param netvscElsewhere what becomes of a VF that registers while its netvsc is in another network
 *     namespace
 * @param vfFollows whether the VF follows when its netvsc is moved to another namespace
 * @param liveRename a device that is up can be renamed (bd039b5ea2a9, v6.2; up to v6.1 failover
 *     slaves only, IFF_LIVE_RENAME_OK)
 * @param hibernates netvsc has {@code netvsc_suspend} and {@code netvsc_resume} (0efeea5fb153,
 *     about v5.5)
 */
public record Coupling(
    VfOfferedAfter vfOfferedAfter,
    OpensAt opensAt,
    BondEnslave bondEnslave,
    NetvscElsewhere netvscElsewhere,
    VfFollows vfFollows,
    boolean liveRename,
    boolean hibernates) {

  /** As in v6.1. */
  public static final Coupling AS_IN_V6_1 =
      new Coupling(
          VfOfferedAfter.SRIOV_ANNOUNCED,
          OpensAt.TAKEOVER,
          BondEnslave.FLAG_FIRST,
          NetvscElsewhere.VF_MOVED,
          VfFollows.NEVER,
          /* liveRename= */ false,
          /* hibernates= */ true);

  /** What the host waits for before it offers a VF that a netvsc has asked for. */
  public enum VfOfferedAfter {
    /** {@code capability.sriov} in the NVSP handshake, in the middle of netvsc's probe. */
    SRIOV_ANNOUNCED,
    /** A message that netvsc is registered; the VF is taken back when netvsc goes. */
    NETVSC_REGISTERED
  }

  /** Who opens the VF. */
  public enum OpensAt {
    /** The delayed work {@code vf_takeover}. */
    TAKEOVER,
    /** The join itself, inside NETDEV_REGISTER ({@code failover_slave_register}). */
    REGISTER,
    /** Userspace: {@code bond_enslave}, or an ifup. */
    USERSPACE
  }

  /** What {@code bond_enslave} does first; all of it under one hold of RTNL. */
  public enum BondEnslave {
    /** IFF_SLAVE, then dev_open, then the master link: up to v6.1. */
    FLAG_FIRST,
    /** dev_open, then the master link, then IFF_SLAVE: from v6.2 (8a321cf7becc). */
    MASTER_FIRST
  }

  /** A VF registers while its netvsc is in another network namespace. */
  public enum NetvscElsewhere {
    /** They do not find each other: v4.14 looks in init_net only. */
    NOT_MATCHED,
    /** The VF is moved there inside NETDEV_REGISTER and joined in a nested one: from v4.19. */
    VF_MOVED
  }

  /** A joined netvsc is moved to another network namespace. */
  public enum VfFollows {
    /** The VF stays: up to v6.11. */
    NEVER,
    /** Inside netvsc's NETDEV_REGISTER there (4c262801ea60, about v6.12). */
    AT_ONCE,
    /** In the work {@code vfns_work} after it (33caa208dba6, about v6.17). */
    DEFERRED
  }
}
