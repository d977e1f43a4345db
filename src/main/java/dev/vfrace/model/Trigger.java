package dev.vfrace.model;

/** What makes a program look at the VF. */
public enum Trigger {
  /** The uevent {@code add}. */
  UEVENT_ADD,
  /** Any uevent of the device but {@code remove}. */
  UEVENT,
  /** The first RTM_NEWLINK of the device. */
  NEWLINK,
  /** The RTM_DELLINK of the device. */
  REMOVE,
  /** One scan of {@code /sys/class/net} a boot, at {@code latency} after the kernel's start. */
  BOOT_SCAN,
  /** A scan every {@code period}, at a random phase. */
  POLL,
  /** The kernel's question before it exposes a VF; only designs with {@code asks-manager} ask. */
  KERNEL_ASK,
  /** The in-kernel NETDEV_UP notifier: for {@code addrconf} alone. */
  NETDEV_UP
}
