package dev.vfrace.explain;

/**
 * What each reader gets right after one step, in the words of the table.
 *
 * @param step such as {@code S8b}
 * @param sysfsDir whether {@code /sys/class/net/<vf>} is there
 * @param flags what reading {@code flags} there gives
 * @param master whether the {@code master} symlink is there
 * @param ioctl what SIOCGIFFLAGS gives, which takes no RTNL
 * @param getLink what RTM_GETLINK gives, which takes RTNL
 * @param newLink the latest link message broadcast so far
 * @param uevent the latest uevent broadcast so far
 * @param what has happened
 */
record StepRow(
    String step,
    String sysfsDir,
    String flags,
    String master,
    String ioctl,
    String getLink,
    String newLink,
    String uevent,
    String what) {

  /** Whether sysfs shows a VF that is not marked. */
  boolean readsUnslaved() {
    return flags.equals(StepTable.UNSLAVED);
  }

  /** Whether SIOCGIFFLAGS shows a VF that is not marked. */
  boolean ioctlReadsUnslaved() {
    return ioctl.equals(StepTable.UNSLAVED);
  }

  /** Whether the VF is there and its master link is not. */
  boolean lacksMaster() {
    return sysfsDir.equals(StepTable.YES) && !master.equals(StepTable.YES);
  }
}
