package dev.vfrace.model;

/**
 * What of the VF userspace is shown, and when. All but the defaults are designs that were argued
 * for and not merged, save for the uevent that is held back and RTM_GETLINK's look-up (v7.2) and
 * the order of its dumps (v6.9).
 *
 * @param masterLinkAt when the master is linked
 * @param ueventAt when the {@code add} uevent is sent
 * @param hidesSlaves a device that is managed by another is not shown to userspace at all (the wish
 *     at the end of the thread of November 2023)
 * @param devices how many network devices the hardware exposes
 * @param asksManager the kernel asks the one network manager before it exposes a VF that has a
 *     netvsc
 * @param getLinkFinds when RTM_GETLINK for one device looks it up
 * @param dumpsBy what an RTM_GETLINK dump goes by (3e41af90767d, v6.9)
 */
public record Shown(
    MasterLinkAt masterLinkAt,
    UeventAt ueventAt,
    boolean hidesSlaves,
    Devices devices,
    boolean asksManager,
    GetLinkFinds getLinkFinds,
    DumpsBy dumpsBy) {

  /** As in every kernel up to v6.8. */
  public static final Shown AS_MERGED =
      new Shown(
          MasterLinkAt.REGISTER,
          UeventAt.SYSFS,
          /* hidesSlaves= */ false,
          Devices.TWO,
          /* asksManager= */ false,
          GetLinkFinds.UNDER_RTNL,
          DumpsBy.IFINDEX_HASH);

  /** The same with the master linked at another time. */
  public Shown linking(MasterLinkAt at) {
    return new Shown(at, ueventAt, hidesSlaves, devices, asksManager, getLinkFinds, dumpsBy);
  }

  /** The same with the uevent sent at another time. */
  public Shown sending(UeventAt at) {
    return new Shown(masterLinkAt, at, hidesSlaves, devices, asksManager, getLinkFinds, dumpsBy);
  }

  /** The same with slaves not shown. */
  public Shown hiding() {
    return new Shown(
        masterLinkAt,
        ueventAt,
        /* hidesSlaves= */ true,
        devices,
        asksManager,
        getLinkFinds,
        dumpsBy);
  }

  /** The same with another number of devices. */
  public Shown of(Devices number) {
    return new Shown(
        masterLinkAt, ueventAt, hidesSlaves, number, asksManager, getLinkFinds, dumpsBy);
  }

  /** When the master is linked. */
  public enum MasterLinkAt {
    /** In {@code netvsc_vf_join} at NETDEV_REGISTER: every kernel up to v7.3. */
    REGISTER,
    /** At {@code NETDEV_POST_INIT}: the link is there when sysfs shows the VF. */
    POST_INIT
  }

  /** When the {@code add} uevent is sent. */
  public enum UeventAt {
    /** When sysfs shows the device (S4e): every kernel up to v7.1. */
    SYSFS,
    /** Behind the NETDEV_REGISTER chain, right before the last RTM_NEWLINK (S9): from v7.2. */
    REGISTERED
  }

  /** When RTM_GETLINK for one device looks the device up. */
  public enum GetLinkFinds {
    /** Once it has RTNL: the call waits for a registration that is under way. */
    UNDER_RTNL,
    /** Under RCU, before it asks for RTNL: ENODEV for a device that is not listed yet (v7.2). */
    BEFORE_RTNL
  }

  /** What an RTM_GETLINK dump goes by. */
  public enum DumpsBy {
    /** The chains of dev_index_head: ifindex modulo 256, the youngest first: up to v6.8. */
    IFINDEX_HASH,
    /** The ifindex, for_each_netdev_dump: from v6.9 (3e41af90767d). */
    IFINDEX
  }

  /** How many network devices the hardware exposes. */
  public enum Devices {
    /** A synthetic NIC and a VF. */
    TWO,
    /** One; its hardware takes what the synthetic NIC would have carried. */
    ONE
  }
}
