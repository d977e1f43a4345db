package dev.vfrace.kernel;

import dev.vfrace.timeline.Timeline;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.SysClassNet;
import java.util.Optional;

/**
 * The VF's {@code struct net_device}, written under RTNL by the kernel's actors, who share one
 * strand. What lock-free readers can see of it is published in {@link SysClassNet} at once.
 */
public final class VfNetdev {

  /** What has not happened in a cycle, as a time. */
  public static final long NOT_YET = Long.MAX_VALUE;

  private final SysClassNet published;
  private final Netns watched;
  private final Timeline time;
  private LinkState state = LinkState.ABSENT;
  private Netns netns = Netns.INIT;
  private Optional<Netns> synthetic = Optional.empty();
  private boolean slot = true;
  private boolean hidden;
  private Optional<Renamed.Result> renamed = Optional.empty();
  private boolean first;
  private boolean registered;
  private boolean readable;
  private boolean dataPath;
  private long visibleAt = NOT_YET;
  private long readableAt = NOT_YET;
  private long flaggedAt = NOT_YET;
  private long masteredAt = NOT_YET;

  /**
   * A device that is not there.
   *
   * @param published where userspace looks
   * @param watched the network namespace of the programs that look
   * @param time of the kernel's actors
   */
  public VfNetdev(SysClassNet published, Netns watched, Timeline time) {
    this.time = time;
    this.published = published;
    this.watched = watched;
  }

  /** The state now, as the kernel has it. */
  public LinkState state() {
    return state;
  }

  /** The state now, as far as the programs are shown it. */
  LinkState seen() {
    return isShown() ? state : new LinkState(state.bits() & LinkState.SYNTHETIC);
  }

  /** Whether the programs can know of the device: it is in their namespace and not hidden. */
  boolean isShown() {
    return !hidden && netns == watched;
  }

  /** Keeps the device from userspace. */
  void hide() {
    hidden = true;
    publish();
  }

  /** The namespace that it is in. */
  Netns netns() {
    return netns;
  }

  /** Is in another namespace from now on, seen by nobody there yet. */
  void moveTo(Netns target) {
    netns = target;
    forgetTimes();
    clear(LinkState.SYSFS_LINK | LinkState.SYSFS_ATTRIBUTES);
  }

  /** The synthetic NIC's directory is there for the programs to see, or not. */
  void showSynthetic(Netns where) {
    synthetic = Optional.of(where);
    if (where == watched) {
      set(LinkState.SYNTHETIC);
    } else {
      clear(LinkState.SYNTHETIC);
    }
  }

  /** There is no synthetic NIC; the next one has a higher ifindex than a VF that stays. */
  void dropSynthetic() {
    synthetic = Optional.empty();
    clear(LinkState.SYNTHETIC);
    if (registered) {
      set(LinkState.BEFORE_SYNTHETIC);
    }
  }

  /**
   * Takes the next ifindex (dev_new_index, dev_index_reserve); a device that moves to another
   * namespace keeps its own.
   */
  void takeIndex() {
    int others = state.bits() & ~LinkState.BEFORE_SYNTHETIC;
    state = new LinkState(others | (synthetic.isEmpty() ? LinkState.BEFORE_SYNTHETIC : 0));
  }

  /** Takes the next free name of its namespace: {@code eth0} if no synthetic NIC has it. */
  void takeName() {
    first = !hidden && !synthetic.equals(Optional.of(netns));
    int others = state.bits() & ~LinkState.ETH0;
    state = new LinkState(others | (first ? LinkState.ETH0 : 0));
  }

  /**
   * Asks for the name {@code eth0}, which the synthetic NIC of its namespace has, if one is there.
   */
  Renamed.Result takeEth0() {
    if (first) {
      return Renamed.Result.UNCHANGED;
    }
    if (synthetic.equals(Optional.of(netns))) {
      return Renamed.Result.EXISTS;
    }
    first = true;
    set(LinkState.ETH0);
    return Renamed.Result.DONE;
  }

  /** A rename request has returned. */
  void renameReturned(Renamed.Result result) {
    renamed = Optional.of(result);
  }

  /** What came of the last rename request of this cycle; empty if there was none. */
  public Optional<Renamed.Result> renamed() {
    return renamed;
  }

  /** Whether it took the name {@code eth0} in this cycle. */
  public boolean isFirst() {
    return first;
  }

  /** Whether its PCI device is in a slot with a numeric name. */
  boolean hasSlot() {
    return slot;
  }

  void setSlot(boolean value) {
    slot = value;
  }

  /** {@code reg_state == NETREG_REGISTERED}. */
  public boolean isRegistered() {
    return registered;
  }

  void setRegistered(boolean value) {
    registered = value;
  }

  /** {@code data_path_is_vf}: netvsc sends on the VF. */
  public boolean isDataPath() {
    return dataPath;
  }

  void setDataPath(boolean value) {
    dataPath = value;
  }

  /** Sets bits of {@link LinkState}. */
  void set(int mask) {
    state = new LinkState(state.bits() | mask);
    publish();
  }

  private void publish() {
    published.publish(seen());
    if (time.recorder().isOn()) {
      time.recorder().record(new TraceEvent.Published(time.now(), state, seen()));
    }
  }

  /** Clears bits of {@link LinkState}. */
  void clear(int mask) {
    state = new LinkState(state.bits() & ~mask);
    publish();
  }

  /** The class symlink appears (S4b). */
  void showLink() {
    if (isShown()) {
      visibleAt = time.now();
    }
    set(LinkState.SYSFS_LINK);
  }

  /** The attribute files appear (S4c). */
  void showAttributes() {
    if (isShown()) {
      readable = true;
      readableAt = time.now();
    }
    set(LinkState.SYSFS_ATTRIBUTES);
  }

  /** {@code flags |= IFF_SLAVE}. */
  void setSlave(boolean noAddrconf) {
    if (flaggedAt == NOT_YET) {
      flaggedAt = time.now();
    }
    set(LinkState.IFF_SLAVE | (noAddrconf ? LinkState.IFF_NO_ADDRCONF : 0));
  }

  /** The link to the netvsc. */
  void linkUpper(boolean master) {
    if (master && masteredAt == NOT_YET) {
      masteredAt = time.now();
    }
    set(master ? LinkState.MASTER : LinkState.UPPER);
  }

  /** The device is gone. */
  void vanish() {
    registered = false;
    hidden = false;
    netns = Netns.INIT;
    clear(~LinkState.SYNTHETIC);
  }

  /** Forgets the times of the cycle before. */
  public void startCycle() {
    readable = false;
    first = false;
    renamed = Optional.empty();
    forgetTimes();
  }

  private void forgetTimes() {
    visibleAt = NOT_YET;
    readableAt = NOT_YET;
    flaggedAt = state.isSlave() ? 0 : NOT_YET;
    masteredAt = NOT_YET;
  }

  /** When its class symlink appeared in this cycle, modelled nanoseconds; late if not yet. */
  public long visibleAt() {
    return visibleAt;
  }

  /** When its attribute files appeared, likewise. */
  public long readableAt() {
    return readableAt;
  }

  /** When IFF_SLAVE was set, likewise; 0 if it was set before the cycle. */
  public long flaggedAt() {
    return flaggedAt;
  }

  /** When its netvsc was linked as its master, likewise. */
  public long masteredAt() {
    return masteredAt;
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
