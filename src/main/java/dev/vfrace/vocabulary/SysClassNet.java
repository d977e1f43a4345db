package dev.vfrace.vocabulary;

/**
 * The VF as readers without RTNL see it: state published by the kernel's thread and read by other
 * threads at the instant they look.
 *
 * <p>The kernel's strand is the only writer. One word holds everything, so that a reader sees one
 * instant; the kernel's readers of {@code flags} use RCU or {@code dev_base_lock} (v6.8 and before)
 * and see single stores likewise ({@code netdev_show}, net/core/net-sysfs.c).
 */
public final class SysClassNet {

  private volatile int published;

  /** What a lock-free reader sees now. */
  public LinkState read() {
    return new LinkState(published);
  }

  /** Shows this from now on; for the kernel's strand only. */
  public void publish(LinkState state) {
    published = state.bits();
  }
}
