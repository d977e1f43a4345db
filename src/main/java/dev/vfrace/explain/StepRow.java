package dev.vfrace.explain;

/**
 * What each reader gets right after one step, in the words of the table.
 *
 * @param step such as {@code S8b}
 * @param sysfs what {@code /sys/class/net} shows
 * @param ioctl what SIOCGIFFLAGS gives, which takes no RTNL
 * @param getLink what RTM_GETLINK gives, which takes RTNL
 * @param newLink the latest link message broadcast so far
 * @param uevent the latest uevent broadcast so far
 * @param what has happened
 */
record StepRow(
    String step,
    Sysfs sysfs,
    String ioctl,
    String getLink,
    String newLink,
    String uevent,
    String what) {

  /**
   * What sysfs shows.
   *
   * @param dir whether {@code /sys/class/net/<vf>} is there
   * @param flags what reading {@code flags} there gives
   * @param master whether the {@code master} symlink is there
   */
  record Sysfs(String dir, String flags, String master) {}

  /** Whether sysfs shows a VF that is not marked. */
  boolean readsUnslaved() {
    return sysfs.flags.equals(StepTable.UNSLAVED);
  }

  /** Whether SIOCGIFFLAGS shows a VF that is not marked. */
  boolean ioctlReadsUnslaved() {
    return ioctl.equals(StepTable.UNSLAVED);
  }

  /** Whether the VF is there and its master link is not. */
  boolean lacksMaster() {
    return sysfs.dir.equals(StepTable.YES) && !sysfs.master.equals(StepTable.YES);
  }
}
