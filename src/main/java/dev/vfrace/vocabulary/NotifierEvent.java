package dev.vfrace.vocabulary;

/**
 * The events of the netdevice notifier chain that matter here ({@code include/linux/netdevice.h}).
 */
public enum NotifierEvent {
  /** Before the device has a kobject; {@code perm_addr} is still empty. */
  NETDEV_POST_INIT,
  /** The device is listed. */
  NETDEV_REGISTER,
  /** The device has been opened. */
  NETDEV_UP,
  /** The device's carrier or state has changed. */
  NETDEV_CHANGE,
  /** The device is about to be closed. */
  NETDEV_GOING_DOWN,
  /** The device has been closed. */
  NETDEV_DOWN,
  /** The device is leaving. */
  NETDEV_UNREGISTER
}
