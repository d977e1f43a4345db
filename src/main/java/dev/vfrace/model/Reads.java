package dev.vfrace.model;

/** The interface a program reads through. */
public enum Reads {
  /** {@code /sys/class/net/<vf>/...}: lock-free. */
  SYSFS,
  /** SIOCGIFFLAGS: RCU only, finds the device once it is listed. */
  IOCTL,
  /** RTM_GETLINK: waits for RTNL. */
  RTNETLINK,
  /** The RTM_NEWLINK's or RTM_DELLINK's own content, true when it was built. */
  MESSAGE,
  /** In-kernel state under RTNL: for {@code addrconf} alone. */
  KERNEL
}
