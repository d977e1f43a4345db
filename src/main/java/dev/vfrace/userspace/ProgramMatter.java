package dev.vfrace.userspace;

import dev.vfrace.vocabulary.Matter;

/** What the delays of userspace are the delays of. */
public enum ProgramMatter implements Matter {
  /** From the broadcast of a uevent or a message to its receiver running. */
  WAKE_UP("wake-up"),
  /** From what woke a program, or from its running where the timing says when, to its look. */
  LATENCY("latency"),
  /** From the first RTM_NEWLINK to a program having handled the link. */
  LINK_LATENCY("link-latency"),
  /** From udev's word to a program having handled the property. */
  PROPERTY_LATENCY("property-latency"),
  /** From one poll, or stage, to the next. */
  PERIOD("period"),
  /** From the start of a cycle to the first poll in it. */
  PHASE("phase"),
  /** From the wrong decision to the act. */
  ACT_LATENCY("act-latency"),
  /** From the loss of the master to a program's look. */
  ORPHAN_LATENCY("orphan-latency"),
  /** From the beginning of a boot to a daemon's start. */
  STARTS("starts"),
  /** From what has a program judge anew to its look. */
  AGAIN_LATENCY("again-latency"),
  /** From a program's decision to its restart. */
  RESTARTS("restarts"),
  /** No time, but where among 256 places an RTM_GETLINK dump has the VF. */
  PLACEMENT("placement"),
  /** From the end of udev's rules to its rename request. */
  RENAME("rename"),
  /** From the beginning of a boot to the start of systemd-udevd. */
  UDEVD_START("udevd-start");

  private final String key;

  ProgramMatter(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
