package dev.vfrace.kernel;

import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.SysClassNet;

/**
 * The VF's {@code struct net_device}, written under RTNL by the kernel's actors, who share one
 * strand. What lock-free readers can see of it is published in {@link SysClassNet} at once.
 */
public final class VfNetdev {

  private static final long NOT_YET = Long.MAX_VALUE;

  private final SysClassNet published;
  private boolean registered;
  private boolean readable;
  private boolean dataPath;
  private long visibleAt = NOT_YET;
  private long readableAt = NOT_YET;
  private long flaggedAt = NOT_YET;
  private long masteredAt = NOT_YET;

  /** A device that is not there, published in the given place. */
  public VfNetdev(SysClassNet published) {
    this.published = published;
  }

  /** The state now. */
  public LinkState state() {
    return published.read();
  }

  /** {@code reg_state == NETREG_REGISTERED}. */
  public boolean isRegistered() {
    return registered;
  }

  void setRegistered(boolean value) {
    registered = value;
  }

  /** {@code data_path_is_vf}: the traffic goes over the VF. */
  public boolean isDataPath() {
    return dataPath;
  }

  void setDataPath(boolean value) {
    dataPath = value;
  }

  /** Sets bits of {@link LinkState}. */
  void set(int mask) {
    published.set(mask);
  }

  /** Clears bits of {@link LinkState}. */
  void clear(int mask) {
    published.clear(mask);
  }

  /** The class symlink appears (S4b). */
  void showLink(long now) {
    visibleAt = now;
    published.set(LinkState.SYSFS_LINK);
  }

  /** The attribute files appear (S4c). */
  void showAttributes(long now) {
    readable = true;
    readableAt = now;
    published.set(LinkState.SYSFS_ATTRIBUTES);
  }

  /** {@code flags |= IFF_SLAVE}. */
  void setSlave(long now, boolean noAddrconf) {
    if (flaggedAt == NOT_YET) {
      flaggedAt = now;
    }
    published.set(LinkState.IFF_SLAVE | (noAddrconf ? LinkState.IFF_NO_ADDRCONF : 0));
  }

  /** The link to the netvsc. */
  void linkUpper(long now, boolean master) {
    if (master && masteredAt == NOT_YET) {
      masteredAt = now;
    }
    published.set(master ? LinkState.MASTER : LinkState.UPPER);
  }

  /** The device is gone. */
  void vanish() {
    registered = false;
    published.clear(~LinkState.SYNTHETIC);
  }

  /** Forgets the times of the cycle before. */
  public void startCycle() {
    readable = false;
    visibleAt = NOT_YET;
    readableAt = NOT_YET;
    flaggedAt = NOT_YET;
    masteredAt = NOT_YET;
  }

  /** Whether its attributes became readable in this cycle. */
  public boolean wasReadable() {
    return readable;
  }

  /**
   * For how long the VF could be read without IFF_SLAVE: from S4c to the flag, or to the given end.
   *
   * @param end modelled nanoseconds
   * @return modelled nanoseconds, at least 0
   */
  public long flagWindow(long end) {
    return Math.max(0, Math.min(flaggedAt, end) - readableAt);
  }

  /**
   * For how long the VF was in {@code /sys/class/net} without a master: from S4b to the link, or to
   * the given end.
   *
   * @param end modelled nanoseconds
   * @return modelled nanoseconds, at least 0
   */
  public long masterWindow(long end) {
    return Math.max(0, Math.min(masteredAt, end) - visibleAt);
  }
}
