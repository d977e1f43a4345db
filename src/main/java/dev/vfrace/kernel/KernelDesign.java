package dev.vfrace.kernel;

import dev.vfrace.vocabulary.NotifierEvent;
import java.util.List;
import java.util.Set;

/**
 * What distinguishes one kernel generation from another, as {@code conf/kernels} holds it.
 *
 * @param name such as {@code v6.1}
 * @param summary one line
 * @param source commits and files that the toggles were read from
 * @param slaveFlagAt where {@code IFF_SLAVE} is set on a matched VF
 * @param masterLink what {@code netvsc_vf_join} links
 * @param match the keys by which {@code get_netvsc_byslot} (or {@code _bymac}) finds a VF's netvsc,
 *     in the order tried
 * @param serialNeedsMac the serial matches only together with perm_addr (64ff412ad41f, about v5.15)
 * @param rescanAtProbe {@code netvsc_probe} looks for a VF that is already there (9cae43da9867,
 *     v6.8)
 * @param notifierBeforeBusDriver {@code netvsc_drv_init} registers the notifier before the bus
 *     driver (85520856466e, v6.7)
 * @param rtnlHeldOverProbe {@code netvsc_probe} takes RTNL before {@code rndis_filter_device_add}
 *     (d30fb712e529, v6.7)
 * @param openWaitsForAssociation opening the VF waits under RTNL for the host's association message
 *     (365e1ececb29, v6.1)
 * @param setsNoAddrconf netvsc sets {@code IFF_NO_ADDRCONF} with the flag (d7501e076d85, v6.16)
 * @param addrconfGate what keeps IPv6 addrconf off a slave
 * @param notifierReplay the events that {@code register_netdevice_notifier} replays for existing
 *     devices
 * @param dataPathBackAt the event of the VF's removal at which netvsc switches away from it
 */
public record KernelDesign(
    String name,
    String summary,
    String source,
    SlaveFlagAt slaveFlagAt,
    MasterLink masterLink,
    List<MatchKey> match,
    boolean serialNeedsMac,
    boolean rescanAtProbe,
    boolean notifierBeforeBusDriver,
    boolean rtnlHeldOverProbe,
    boolean openWaitsForAssociation,
    boolean setsNoAddrconf,
    AddrconfGate addrconfGate,
    Set<NotifierEvent> notifierReplay,
    NotifierEvent dataPathBackAt) {

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

  /** Defensive copies. */
  public KernelDesign {
    match = List.copyOf(match);
    notifierReplay = Set.copyOf(notifierReplay);
  }
}
