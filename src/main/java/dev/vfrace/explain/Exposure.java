package dev.vfrace.explain;

/** What the VF looks like from outside while the steps go by. */
final class Exposure {

  /** There is nothing to see. */
  static final String ABSENT = "-";

  /** It is there. */
  static final String YES = "yes";

  /** {@code IFF_SLAVE} is clear. */
  static final String UNSLAVED = "no SLAVE";

  private static final String SLAVE = "SLAVE";
  private static final String NO_DEVICE = "ENODEV";

  /** The name in {@code /sys/class/net}. */
  boolean named;

  /** Its attribute files, S4c until they go with their directory. */
  boolean attributes;

  /** {@code list_netdevice} has been called. */
  boolean listed;

  /** {@code unlist_netdevice} has been called: attributes cannot be read any more. */
  boolean unlisted;

  /** A thread holds RTNL over the steps. */
  boolean rtnlHeld;

  /** {@code IFF_SLAVE}. */
  boolean slave;

  /** A real master, with its symlink and IFLA_MASTER. */
  boolean master;

  /** Userspace is not shown it. */
  boolean hidden;

  /** {@code IFF_UP}. */
  boolean up;

  private int newLinks;
  private String lastLink = ABSENT;
  private String lastUevent = ABSENT;

  /** {@code rtmsg_ifinfo(RTM_NEWLINK)}: a snapshot. */
  void newLink() {
    if (hidden) {
      return;
    }
    newLinks++;
    lastLink = newLinks + ": " + linkContent();
  }

  /** RTM_DELLINK: a snapshot too. */
  void delLink() {
    if (hidden) {
      return;
    }
    lastLink = "DELLINK: " + linkContent();
  }

  /** {@code kobject_uevent}. */
  void uevent(String action) {
    if (!hidden) {
      lastUevent = action;
    }
  }

  /** What each reader gets now. */
  StepRow row(String step, String what) {
    return new StepRow(
        step,
        named && !hidden ? YES : ABSENT,
        attributes && !hidden ? flags() : ABSENT,
        master && named && !hidden ? YES : ABSENT,
        listed && !hidden ? flagWord() : NO_DEVICE,
        getLink(),
        lastLink,
        lastUevent,
        what);
  }

  private String flags() {
    return unlisted ? "EINVAL" : flagWord();
  }

  private String flagWord() {
    return slave ? SLAVE : UNSLAVED;
  }

  private String getLink() {
    if (rtnlHeld) {
      return "waits";
    }
    return listed && !hidden ? linkContent() : NO_DEVICE;
  }

  private String linkContent() {
    String content =
        ((slave ? SLAVE + " " : "") + (master ? "MASTER " : "") + (up ? "UP" : "")).strip();
    return content.isEmpty() ? "neither" : content;
  }
}
