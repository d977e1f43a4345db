package dev.vfrace.model;

import dev.vfrace.delay.Delay;
import java.util.Optional;

/**
 * One userspace program, as {@code conf/userspace} holds it.
 *
 * @param name the file's name
 * @param origin what it is, and where that was read
 * @param waking what wakes it
 * @param look how it looks
 * @param gating what tells it to leave a slave alone
 * @param deed what it does when misled
 * @param again when it looks again
 */
public record ProgramSpec(
    String name, Origin origin, Waking waking, Look look, Gating gating, Deed deed, Again again) {

  /**
   * What a program is, and where that was read.
   *
   * @param summary one line
   * @param source program, version, file and function
   */
  public record Origin(String summary, String source) {}

  /**
   * What wakes a program.
   *
   * @param trigger what makes it look
   * @param runs when in a VM's life it runs
   * @param afterRename its part in udev's work on {@code add} begins when the rename has returned
   */
  public record Waking(Trigger trigger, Runs runs, boolean afterRename) {}

  /**
   * How a program looks.
   *
   * @param reads through which interface
   * @param latency from trigger to the deciding read; with {@code afterRename} from there
   * @param latencyFixed no timing replaces its latency
   */
  public record Look(Reads reads, Delay latency, boolean latencyFixed) {}

  /**
   * What tells a program to leave a slave alone.
   *
   * @param gate what it goes by
   * @param propertyFrom with {@link Gate#UDEV_PROPERTY}: the rule whose verdict it inherits
   * @param propertyCheck with {@link Gate#UDEV_PROPERTY}: when it looks at the property
   * @param verdictFrom with {@link Gate#VERDICT}: the program whose verdict it inherits
   */
  public record Gating(
      Gate gate,
      Optional<String> propertyFrom,
      PropertyCheck propertyCheck,
      Optional<String> verdictFrom) {

    /** By a gate that inherits from nobody. */
    public Gating(Gate gate) {
      this(gate, Optional.empty(), PropertyCheck.ALWAYS, Optional.empty());
    }
  }

  /**
   * What a program does when it is misled.
   *
   * @param acts the act
   * @param touches it is done to the VF, where others meet it, and not only counted
   * @param latency from the wrong decision to the act
   */
  public record Deed(Act acts, boolean touches, Delay latency) {

    /** Of a program that does nothing. */
    public static final Deed NONE = new Deed(Act.NONE, /* touches= */ false, Delay.ZERO);
  }

  /**
   * When a program looks again after its decision.
   *
   * @param heals at what
   * @param period between polls or scans; only with {@link Trigger#POLL}, {@link Heals#NEXT_POLL}
   *     or {@link Heals#NEXT_STAGE}
   */
  public record Again(Heals heals, Optional<Delay> period) {}

  /** The program, whose act is counted and not done, so that no other meets what it left. */
  public ProgramSpec untouching() {
    return with(look, new Deed(deed.acts, /* touches= */ false, deed.latency), again);
  }

  /** The program with other figures. */
  public ProgramSpec timed(Delay newLatency, Optional<Delay> newPeriod, Delay newActLatency) {
    return with(
        new Look(look.reads, newLatency, look.latencyFixed),
        new Deed(deed.acts, deed.touches, newActLatency),
        new Again(again.heals, newPeriod));
  }

  private ProgramSpec with(Look newLook, Deed newDeed, Again newAgain) {
    return new ProgramSpec(name, origin, waking, newLook, gating, newDeed, newAgain);
  }

  /** See {@link Waking}. */
  public Trigger trigger() {
    return waking.trigger;
  }

  /** See {@link Waking}. */
  public Runs runs() {
    return waking.runs;
  }

  /** See {@link Waking}. */
  public boolean afterRename() {
    return waking.afterRename;
  }

  /** See {@link Look}. */
  public Reads reads() {
    return look.reads;
  }

  /** See {@link Look}. */
  public Delay latency() {
    return look.latency;
  }

  /** See {@link Look}. */
  public boolean latencyFixed() {
    return look.latencyFixed;
  }

  /** See {@link Gating}. */
  public Gate gate() {
    return gating.gate;
  }

  /** See {@link Gating}. */
  public Optional<String> propertyFrom() {
    return gating.propertyFrom;
  }

  /** See {@link Gating}. */
  public PropertyCheck propertyCheck() {
    return gating.propertyCheck;
  }

  /** See {@link Gating}. */
  public Optional<String> verdictFrom() {
    return gating.verdictFrom;
  }

  /** See {@link Deed}. */
  public Act acts() {
    return deed.acts;
  }

  /** See {@link Deed}. */
  public boolean touches() {
    return deed.touches;
  }

  /** See {@link Deed}. */
  public Delay actLatency() {
    return deed.latency;
  }

  /** See {@link Again}. */
  public Heals heals() {
    return again.heals;
  }

  /** See {@link Again}. */
  public Optional<Delay> period() {
    return again.period;
  }

  /** What makes a program look at the VF. */
  public enum Trigger {
    /** The uevent {@code add}. */
    UEVENT_ADD,
    /** Any uevent of the device but {@code remove}. */
    UEVENT,
    /** The first RTM_NEWLINK of the device. */
    NEWLINK,
    /** One scan of {@code /sys/class/net} a boot, at {@code latency} after the kernel's start. */
    BOOT_SCAN,
    /** A scan every {@code period}, at a random phase. */
    POLL,
    /** The kernel's question before it exposes a VF; only designs with {@code asks-manager} ask. */
    KERNEL_ASK,
    /** The in-kernel NETDEV_UP notifier: for {@code addrconf} alone. */
    NETDEV_UP
  }

  /** The interface a program reads through. */
  public enum Reads {
    /** {@code /sys/class/net/<vf>/...}: lock-free. */
    SYSFS,
    /** SIOCGIFFLAGS: RCU only, finds the device once it is listed. */
    IOCTL,
    /** RTM_GETLINK: waits for RTNL. */
    RTNETLINK,
    /** The RTM_NEWLINK's own content, true when it was built. */
    MESSAGE,
    /** In-kernel state under RTNL: for {@code addrconf} alone. */
    KERNEL
  }

  /** When in a VM's life a program runs. */
  public enum Runs {
    /** At all times. */
    ALWAYS,
    /** While the VM boots: in the initrd, or as a service of the boot. */
    BOOT,
    /** Once the VM has booted. */
    LATER
  }

  /** What makes a program leave the VF alone. */
  public enum Gate {
    /** {@code IFF_SLAVE} is set. */
    SLAVE_FLAG,
    /** It has a master. */
    MASTER_LINK,
    /** The udev property that a rule set or did not set. */
    UDEV_PROPERTY,
    /** A synthetic NIC with the same MAC is there. */
    DRIVER_MAC,
    /** Its parent is on the hv_pci bus, whatever else is true. */
    HV_PCI,
    /** Another program leaves it alone at present, or has not judged it yet. */
    VERDICT,
    /** Whatever the kernel design's addrconf tests: for {@code addrconf} alone. */
    KERNEL_DESIGN,
    /** Nothing. */
    NONE;

    /** Whether what marks a VF decides: IFF_SLAVE or the master link. */
    public boolean readsMark() {
      return this == SLAVE_FLAG || this == MASTER_LINK || this == KERNEL_DESIGN;
    }
  }

  /** When a property-gated program looks at its property. */
  public enum PropertyCheck {
    /** At every decision. */
    ALWAYS,
    /**
     * Only while it handles the uevent: a link first met after udev was done with it takes a path
     * without the check (systemd-networkd 255 to 257.6, systemd issue 36997).
     */
    UEVENT_PATH_ONLY
  }

  /** What a misled program does. */
  public enum Act {
    /** Nothing. */
    NONE("none"),
    /** Sets the VF up. */
    LINK_UP("link-up"),
    /** Runs DHCP on the VF, which sets it up first. */
    DHCP("dhcp"),
    /** Stops with a duplicate MAC error. */
    DUPLICATE_MAC_ERROR("duplicate-mac-error"),
    /** Keeps the boot waiting for the VF to be configured. */
    BOOT_DELAY("boot-delay"),
    /** Renames the VF. */
    RENAME("rename"),
    /** Gives the VF an IPv6 link-local address. */
    IPV6_LINK_LOCAL("ipv6-link-local"),
    /** Not misled: enslaves a VF that has a synthetic twin to a bond, as bondvf.sh did. */
    ENSLAVE("enslave"),
    /** Adds or picks a route over the VF. */
    ROUTE("route");

    private final String key;

    Act(String key) {
      this.key = key;
    }

    /** The word in the configuration. */
    public String key() {
      return key;
    }

    /** Whether the VF is up afterwards. */
    public boolean opens() {
      return this == LINK_UP || this == DHCP || this == IPV6_LINK_LOCAL;
    }
  }

  /** When a program looks again after its decision. */
  public enum Heals {
    /** Never within the cycle. */
    NEVER,
    /** At the next uevent of the device. */
    NEXT_UEVENT,
    /** At its next poll, one {@code period} on. */
    NEXT_POLL,
    /** At its next stage, one {@code period} on. */
    NEXT_STAGE
  }
}
