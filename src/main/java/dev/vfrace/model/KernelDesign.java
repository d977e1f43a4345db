package dev.vfrace.model;

import dev.vfrace.vocabulary.NotifierEvent;
import java.util.List;
import java.util.Set;

/**
 * What distinguishes one kernel generation from another, as {@code conf/kernels} holds it.
 *
 * @param naming such as {@code v6.1}; the source names the commits and files it was read from
 * @param marking how a VF is marked as a slave
 * @param matching how a VF finds its netvsc
 * @param probing how hv_netvsc comes up beside a VF
 * @param openWaitsForAssociation opening the VF waits under RTNL for the host's association message
 *     (365e1ececb29, v6.1)
 * @param addrconfGate what keeps IPv6 addrconf off a slave
 * @param dataPathBackAt the event of the VF's removal at which netvsc switches away from it
 * @param shown what of the VF userspace is shown, and when
 * @param coupling how the VF, its netvsc, the host and userspace are tied together
 */
public record KernelDesign(
    Naming naming,
    Marking marking,
    Matching matching,
    Probing probing,
    boolean openWaitsForAssociation,
    AddrconfGate addrconfGate,
    NotifierEvent dataPathBackAt,
    Shown shown,
    Coupling coupling) {

  /**
   * How a VF is marked as a slave.
   *
   * @param slaveFlagAt where {@code IFF_SLAVE} is set on a matched VF
   * @param masterLink what {@code netvsc_vf_join} links
   * @param setsNoAddrconf netvsc sets {@code IFF_NO_ADDRCONF} with the flag (d7501e076d85, v6.16)
   */
  public record Marking(SlaveFlagAt slaveFlagAt, MasterLink masterLink, boolean setsNoAddrconf) {}

  /**
   * How a VF finds its netvsc.
   *
   * @param keys by which {@code get_netvsc_byslot} (or {@code _bymac}) finds it, in the order tried
   * @param serialNeedsMac the serial matches only together with perm_addr (64ff412ad41f, about
   *     v5.15)
   */
  public record Matching(List<MatchKey> keys, boolean serialNeedsMac) {

    /** Defensive copy. */
    public Matching {
      keys = List.copyOf(keys);
    }

    /** Whether there is a key at NETDEV_POST_INIT, when {@code perm_addr} is empty. */
    public boolean worksAtPostInit() {
      return keys.contains(MatchKey.DEV_MAC) || (keys.contains(MatchKey.SERIAL) && !serialNeedsMac);
    }
  }

  /**
   * How hv_netvsc comes up beside a VF.
   *
   * @param rescanAtProbe {@code netvsc_probe} looks for a VF that is already there (9cae43da9867,
   *     v6.8)
   * @param notifierBeforeBusDriver {@code netvsc_drv_init} registers the notifier before the bus
   *     driver (85520856466e, v6.7)
   * @param rtnlHeldOverProbe {@code netvsc_probe} takes RTNL before {@code rndis_filter_device_add}
   *     (d30fb712e529, v6.7)
   * @param notifierReplay the events that {@code register_netdevice_notifier} replays for existing
   *     devices
   */
  public record Probing(
      boolean rescanAtProbe,
      boolean notifierBeforeBusDriver,
      boolean rtnlHeldOverProbe,
      Set<NotifierEvent> notifierReplay) {

    /** Defensive copy. */
    public Probing {
      notifierReplay = Set.copyOf(notifierReplay);
    }
  }

  /** Its name. */
  public String name() {
    return naming.name();
  }

  /** See {@link Marking}. */
  public SlaveFlagAt slaveFlagAt() {
    return marking.slaveFlagAt;
  }

  /** See {@link Marking}. */
  public MasterLink masterLink() {
    return marking.masterLink;
  }

  /** See {@link Marking}. */
  public boolean setsNoAddrconf() {
    return marking.setsNoAddrconf;
  }

  /** The keys of {@link Matching}. */
  public List<MatchKey> match() {
    return matching.keys;
  }

  /** See {@link Matching}. */
  public boolean serialNeedsMac() {
    return matching.serialNeedsMac;
  }

  /** See {@link Probing}. */
  public boolean rescanAtProbe() {
    return probing.rescanAtProbe;
  }

  /** See {@link Probing}. */
  public boolean notifierBeforeBusDriver() {
    return probing.notifierBeforeBusDriver;
  }

  /** See {@link Probing}. */
  public boolean rtnlHeldOverProbe() {
    return probing.rtnlHeldOverProbe;
  }

  /** See {@link Probing}. */
  public Set<NotifierEvent> notifierReplay() {
    return probing.notifierReplay;
  }

  /** The design with another marking. */
  public KernelDesign with(Marking newMarking) {
    return with(newMarking, matching, shown);
  }

  /** The design with another matching. */
  public KernelDesign with(Matching newMatching) {
    return with(marking, newMatching, shown);
  }

  /** The design that shows the VF otherwise. */
  public KernelDesign with(Shown newShown) {
    return with(marking, matching, newShown);
  }

  private KernelDesign with(Marking newMarking, Matching newMatching, Shown newShown) {
    return new KernelDesign(
        naming,
        newMarking,
        newMatching,
        probing,
        openWaitsForAssociation,
        addrconfGate,
        dataPathBackAt,
        newShown,
        coupling);
  }

  /**
   * What of the VF userspace is shown, and when. All but the defaults are designs that were argued
   * for and not merged, save for the uevent that is held back and RTM_GETLINK's look-up (v7.2) and
   * the order of its dumps (v6.9).
   *
   * @param masterLinkAt when the master is linked
   * @param ueventAt when the {@code add} uevent is sent
   * @param hidesSlaves a device that is managed by another is not shown to userspace at all (the
   *     wish at the end of the thread of November 2023)
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
  }

  /**
   * How the VF, its netvsc, the host and userspace are tied together.
   *
   * @param vfOfferedAfter what the host waits for before it offers the VF
   * @param opensAt who opens the VF
   * @param dataPathBy who switches the data path
   * @param dataPathAtChange netvsc switches to the VF at NETDEV_CHANGE too, after hibernation
   *     (about v5.10)
   * @param bondEnslave what {@code bond_enslave} does first when a script enslaves the VF
   * @param netvscElsewhere what becomes of a VF that registers while its netvsc is in another
   *     network namespace
   * @param vfFollows whether the VF follows when its netvsc is moved to another namespace
   * @param liveRename a device that is up can be renamed (bd039b5ea2a9, v6.2; up to v6.1 failover
   *     slaves only, IFF_LIVE_RENAME_OK)
   * @param hibernates netvsc has {@code netvsc_suspend} and {@code netvsc_resume} (about v5.5,
   *     unverified)
   */
  public record Coupling(
      VfOfferedAfter vfOfferedAfter,
      OpensAt opensAt,
      DataPathBy dataPathBy,
      boolean dataPathAtChange,
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
            DataPathBy.HOST,
            true,
            BondEnslave.FLAG_FIRST,
            NetvscElsewhere.VF_MOVED,
            VfFollows.NEVER,
            /* liveRename= */ false,
            /* hibernates= */ true);
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

  /** Who switches the data path. */
  public enum DataPathBy {
    /** The host, on a message of netvsc. */
    HOST,
    /** The guest, at the change of link; no message (net_failover, bonding). */
    GUEST
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

  /** Where {@code IFF_SLAVE} is set. */
  public enum SlaveFlagAt {
    /** At {@code NETDEV_POST_INIT}, before sysfs (c807d6cd089d). */
    POST_INIT,
    /** In {@code netvsc_vf_join} at {@code NETDEV_REGISTER}, after the link. */
    REGISTER,
    /** By a userspace script, through bonding. */
    USERSPACE,
    /** Not at all. */
    NEVER
  }

  /** What the join links. */
  public enum MasterLink {
    /** {@code netdev_master_upper_dev_link}: a {@code master} symlink and IFLA_MASTER. */
    MASTER,
    /** {@code netdev_upper_dev_link} only (v4.14): no {@code master} symlink, no IFLA_MASTER. */
    UPPER,
    /** Nothing. */
    NONE
  }

  /** A key by which a VF finds its netvsc. */
  public enum MatchKey {
    /** The PCI slot's serial; needs the host's association message. */
    SERIAL,
    /** {@code perm_addr}; still empty at {@code NETDEV_POST_INIT}. */
    PERM_MAC,
    /** {@code dev_addr}; set by the driver before registration. */
    DEV_MAC
  }

  /** What IPv6 addrconf tests at NETDEV_UP. */
  public enum AddrconfGate {
    /** {@code dev->flags & IFF_SLAVE}: up to v6.1. */
    SLAVE_FLAG,
    /** {@code priv_flags & IFF_NO_ADDRCONF}: from v6.2 (8a321cf7becc). */
    NO_ADDRCONF
  }
}
