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
 * @param dataPath how it is switched between the VF and its netvsc
 * @param addrconfGate what keeps IPv6 addrconf off a slave
 * @param shown what of the VF userspace is shown, and when
 * @param coupling how the VF, its netvsc, the host and userspace are tied together
 */
public record KernelDesign(
    Naming naming,
    Marking marking,
    Matching matching,
    Probing probing,
    DataPathSwitching dataPath,
    AddrconfGate addrconfGate,
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
   * @param serialNeedsMac the serial matches only together with perm_addr (64ff412ad41f, v5.13)
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
        naming, newMarking, newMatching, probing, dataPath, addrconfGate, newShown, coupling);
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
