package dev.vfrace.model;

/** What of udev a program waits for before it looks. */
public enum AwaitsUdev {
  /** Nothing. */
  NO,
  /** That udev has processed an event of the device. */
  PROCESSED,
  /**
   * The same, and while udev renames the device, that it has processed the {@code move}: it tests
   * ID_RENAMING ({@code device_is_renaming}; systemd-networkd from v243 on).
   */
  RENAMED
}
