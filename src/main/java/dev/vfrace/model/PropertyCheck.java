package dev.vfrace.model;

/** When a property-gated program looks at its property. */
public enum PropertyCheck {
  /** At every look. */
  ALWAYS,
  /**
   * While it handles the uevent, and where it has taken the device over from udev's database, since
   * it first met the link when udev was done: at later looks at a link that it met before, nobody
   * asks (systemd-networkd 255 to 257.6: {@code manager_udev_process_link} returns before {@code
   * link->dev} is set; systemd issue 36997).
   */
  UEVENT_PATH_ONLY
}
