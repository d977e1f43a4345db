package dev.vfrace.vocabulary;

import java.util.Arrays;
import java.util.Optional;

/**
 * A step whose delay, counted from the step before it, comes from {@code vfrace.timing.kernel}.
 *
 * <p>The names in brackets are those of {@code register_netdevice} and {@code
 * unregister_netdevice_many_notify} in {@code net/core/dev.c} (order identical in v4.19, v6.8 and
 * v6.13), numbered S1 to S10 and R1 to R8.
 */
public enum KernelStep implements Matter {
  /** PCI offer to the driver's {@code register_netdev} asking for RTNL (S1). */
  VF_PROBE("vf-probe", "S1", "VF driver probed, register_netdev asks for RTNL"),
  /** RTNL taken to the {@code NETDEV_POST_INIT} chain (S3). */
  POST_INIT("post-init", "S3", "NETDEV_POST_INIT notifier chain"),
  /** To the {@code /sys/class/net} symlink, {@code device_add_class_symlinks} (S4b). */
  SYSFS_LINK("sysfs-link", "S4b", "/sys/class/net/<vf> symlink appears"),
  /** To the attribute files, {@code device_add_attrs} (S4c). */
  SYSFS_ATTRIBUTES("sysfs-attributes", "S4c", "sysfs attributes (flags, address, ...) readable"),
  /** To the {@code add} uevent, {@code kobject_uevent_net_broadcast} (S4e). */
  UEVENT_ADD("uevent-add", "S4e", "device_add has come to the uevent 'add'"),
  /** To the end of {@code register_queue_kobjects} (S4f). */
  QUEUES("queues", "S4f", "rx and tx queue kobjects"),
  /** To {@code list_netdevice} (S6). */
  LIST("list", "S6", "list_netdevice: lock-less lookups find it"),
  /** To the {@code NETDEV_REGISTER} chain (S8). */
  NOTIFY_REGISTER("notify-register", "S8", "NETDEV_REGISTER notifier chain"),
  /** To {@code netdev_master_upper_dev_link} in {@code netvsc_vf_join} (S8b). */
  MASTER_LINK("master-link", "S8b", "netvsc links the VF"),
  /** To {@code IFF_SLAVE} where the design sets it after the link (S8c). */
  SLAVE_FLAG("slave-flag", "S8c", "netvsc_vf_join comes to IFF_SLAVE"),
  /** To the final {@code rtmsg_ifinfo} (S9). */
  NEW_LINK("new-link", "S9", "register_netdevice ends with rtmsg_ifinfo"),
  /** To {@code rtnl_unlock} in {@code register_netdev} (S10). */
  RTNL_UNLOCK("rtnl-unlock", "S10", "RTNL released"),
  /** Join to the {@code vf_takeover} work, {@code VF_TAKEOVER_INT} = 100 ms. */
  VF_TAKEOVER("vf-takeover", "T+100ms", "vf_takeover work runs"),
  /** {@code dev_open} of the VF: {@code ndo_open} until {@code NETDEV_UP}. */
  VF_OPEN("vf-open", "open", "dev_open of the VF: ndo_open done"),
  /** The host's answer to the data-path switch message. */
  DATAPATH_SWITCH("datapath-switch", "switch", "host completes the data-path switch"),
  /** PCI offer to the NVSP VF-association message; independent of {@link #VF_PROBE}. */
  VF_ASSOCIATION("vf-association", "assoc", "NVSP VF association message arrives"),
  /** Module load asked for to {@code netvsc_drv_init} running. */
  MODULE_LOAD("module-load", "init", "hv_netvsc module init starts"),
  /** {@code netvsc_probe} starting to the host having been told of SR-IOV (NVSP init). */
  SRIOV_ANNOUNCE("sriov-announce", "nvsp", "netvsc tells the host that it supports SR-IOV"),
  /**
   * SR-IOV announced to {@code register_netdevice} of the synthetic NIC in {@code netvsc_probe}.
   */
  NETVSC_PROBE("netvsc-probe", "probe", "netvsc_probe registers the synthetic NIC"),
  /** The synthetic NIC registered to somebody, whoever configures eth0, setting it up. */
  NETVSC_IFUP("netvsc-ifup", "ifup", "somebody sets netvsc up"),
  /** Bus driver registered to notifier registered, or the reverse, in {@code netvsc_drv_init}. */
  NOTIFIER_INIT("notifier-init", "init", "second half of netvsc_drv_init"),
  /** {@code dev_close_many} (R2). */
  VF_CLOSE("vf-close", "R2", "dev_close: GOING_DOWN, ndo_stop, DOWN"),
  /** {@code unlist_netdevice}; sysfs reads turn into EINVAL (R3). */
  UNLIST("unlist", "R3", "unlisted, sysfs reads give EINVAL"),
  /** {@code NETDEV_UNREGISTER} chain (R5). */
  NOTIFY_UNREGISTER("notify-unregister", "R5", "NETDEV_UNREGISTER chain"),
  /** {@code netdev_unregister_kobject}, uevent {@code remove} (R7). */
  SYSFS_REMOVE("sysfs-remove", "R7", "sysfs entries and directory gone"),
  /** How long the kernel waits, under RTNL, for the network manager's answer. */
  MANAGER_TIMEOUT("manager-timeout", "ask", "no answer of the network manager: exposed without it"),
  /** {@code dev_change_net_namespace} of netvsc. */
  NETNS_MOVE("netns-move", "netns", "netvsc is in the other network namespace"),
  /** Netvsc's move to the {@code vfns_work} that moves the VF after it (33caa208dba6). */
  VF_FOLLOW("vf-follow", "vfns", "vfns_work moves the VF after its netvsc"),
  /** {@code netvsc_resume} to the VF's NETDEV_CHANGE. */
  RESUME("resume", "resume", "VF's carrier is back after hibernation, NETDEV_CHANGE"),
  /** How long the VF stays after the scenario has settled. */
  SETTLE("settle", "-", "VF stays"),
  /** How long the VF is absent before the next cycle. */
  GAP("gap", "-", "VF absent");

  private final String key;
  private final String label;
  private final String summary;

  KernelStep(String key, String label, String summary) {
    this.key = key;
    this.label = label;
    this.summary = summary;
  }

  /** The key below {@code vfrace.timing.kernel}. */
  @Override
  public String key() {
    return key;
  }

  /** The short label used in the literature of this project, such as {@code S4b}. */
  public String label() {
    return label;
  }

  /** What has happened once the step is done. */
  public String summary() {
    return summary;
  }

  /** The step with a configuration key, if there is one. */
  public static Optional<KernelStep> byKey(String key) {
    return Arrays.stream(values()).filter(step -> step.key.equals(key)).findFirst();
  }
}
