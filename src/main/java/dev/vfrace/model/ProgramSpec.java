package dev.vfrace.model;

import dev.vfrace.delay.Delay;
import java.util.Optional;
import java.util.Set;

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
   * @param stage its place in udev's work on an event, of what udev runs
   * @param awaits what of udev it waits for, of what listens to the kernel
   * @param starts from the beginning of a boot to its start; empty: it runs before
   */
  public record Waking(
      Trigger trigger, Runs runs, UdevStage stage, AwaitsUdev awaits, Optional<Delay> starts) {}

  /**
   * How a program looks.
   *
   * @param reads through which interface
   * @param latency from trigger to the deciding read; from its stage on, if that is a later one
   * @param latencyFixed no timing replaces its latency
   */
  public record Look(Reads reads, Delay latency, boolean latencyFixed) {}

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
   * @param heals at what it takes a wrong decision back
   * @param period between polls or scans; only with {@link Trigger#POLL}, {@link Heals#NEXT_POLL}
   *     or {@link Heals#NEXT_STAGE}
   * @param later at what it judges anew, whatever it has decided
   * @param restarts from its decision to its restart, when it judges anew; empty: it runs on
   */
  public record Again(
      Heals heals, Optional<Delay> period, Set<Later> later, Optional<Delay> restarts) {

    /** Defensive copy. */
    public Again {
      later = Set.copyOf(later);
    }

    /** It judges once, and takes a wrong decision back at best. */
    public Again(Heals heals, Optional<Delay> period) {
      this(heals, period, Set.of(), Optional.empty());
    }
  }

  /** The program, whose act is counted and not done, so that no other meets what it left. */
  public ProgramSpec untouching() {
    return with(look, new Deed(deed.acts, /* touches= */ false, deed.latency), again);
  }

  /** The program with other figures. */
  public ProgramSpec timed(Delay newLatency, Optional<Delay> newPeriod, Delay newActLatency) {
    return with(
        new Look(look.reads, newLatency, look.latencyFixed),
        new Deed(deed.acts, deed.touches, newActLatency),
        new Again(again.heals, newPeriod, again.later, again.restarts));
  }

  /** The program with other gates at its first look. */
  public ProgramSpec judgingBy(Gates gates) {
    Gating by = new Gating(gates, gating.later(), gating.sources(), gating.lists());
    return new ProgramSpec(name, origin, waking, look, by, deed, again);
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
  public UdevStage stage() {
    return waking.stage;
  }

  /** What of udev it waits for; who goes by a property has it no earlier than it is there. */
  public AwaitsUdev awaits() {
    return waking.awaits == AwaitsUdev.NO && gating.asks(Gate.UDEV_PROPERTY)
        ? AwaitsUdev.PROCESSED
        : waking.awaits;
  }

  /** Whether udev tells it of an event that it has processed. */
  public boolean awaitsUdev() {
    return awaits() != AwaitsUdev.NO;
  }

  /** Whether it is a rule that names the VF, and does so where others meet it. */
  public boolean namesVf() {
    return deed.touches
        && deed.acts == Act.RENAME
        && (waking.trigger == Trigger.UEVENT || waking.trigger == Trigger.UEVENT_ADD);
  }

  /** See {@link Waking}. */
  public Optional<Delay> starts() {
    return waking.starts;
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
  public Gates gates() {
    return gating.gates();
  }

  /** Whether it asks a gate at any look. */
  public boolean goesBy(Gate gate) {
    return gating.asks(gate);
  }

  /** See {@link Gating.Sources}. */
  public Optional<String> propertyFrom() {
    return gating.sources().property();
  }

  /** See {@link Gating.Sources}. */
  public PropertyCheck propertyCheck() {
    return gating.sources().check();
  }

  /** See {@link Gating.Sources}. */
  public Optional<String> verdictFrom() {
    return gating.sources().verdict();
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

  /** See {@link Again}. */
  public Optional<Delay> restarts() {
    return again.restarts;
  }

  /** Whether it judges anew at something. */
  public boolean judgesAgainAt(Later at) {
    return again.later.contains(at);
  }

  /** Whether it judges anew at anything. */
  public boolean judgesAgain() {
    return !again.later.isEmpty() || again.restarts.isPresent();
  }

  /** What makes a program look at the VF. */
  public enum Trigger {
    /** The uevent {@code add}. */
    UEVENT_ADD,
    /** Any uevent of the device but {@code remove}. */
    UEVENT,
    /** The first RTM_NEWLINK of the device. */
    NEWLINK,
    /** The RTM_DELLINK of the device. */
    REMOVE,
    /** One scan of {@code /sys/class/net} a boot, at {@code latency} after the kernel's start. */
    BOOT_SCAN,
    /** A scan every {@code period}, at a random phase. */
    POLL,
    /** The kernel's question before it exposes a VF; only designs with {@code asks-manager} ask. */
    KERNEL_ASK,
    /** The in-kernel NETDEV_UP notifier: for {@code addrconf} alone. */
    NETDEV_UP
  }

  /**
   * A place in udev's work on an event ({@code udev_event_execute_rules}, systemd v239 to v257).
   */
  public enum UdevStage {
    /** A rule before number 80. */
    RULES,
    /** A rule behind {@code 80-net-setup-link.rules}, which at {@code add} asks for RTNL. */
    LATE_RULES,
    /** RUN: after all rules, the rename and the database ({@code udev_event_execute_run}). */
    RUN
  }

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

  /** The interface a program reads through. */
  public enum Reads {
    /** {@code /sys/class/net/<vf>/...}: lock-free. */
    SYSFS,
    /** SIOCGIFFLAGS: RCU only, finds the device once it is listed. */
    IOCTL,
    /** RTM_GETLINK: waits for RTNL. */
    RTNETLINK,
    /** The RTM_NEWLINK's or RTM_DELLINK's own content, true when it was built. */
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
    /** Its driver is listed. */
    DRIVER,
    /** Its name matches a pattern. */
    NAME,
    /** An RTM_GETLINK dump has netvsc before it. */
    DUMP_ORDER,
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

    /** Whether what the VF is by itself decides. */
    public boolean readsIdentity() {
      return this == DRIVER_MAC || this == HV_PCI || this == DRIVER || this == NAME;
    }
  }

  /** When a property-gated program looks at its property. */
  public enum PropertyCheck {
    /** At every look. */
    ALWAYS,
    /**
     * While it handles the uevent, and where it has taken the device over from udev's database,
     * since it first met the link when udev was done: at later looks at a link that it met before,
     * nobody asks (systemd-networkd 255 to 257.6: {@code manager_udev_process_link} returns before
     * {@code link->dev} is set; systemd issue 36997).
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
    ROUTE("route"),
    /** Sets the VF's MTU. */
    MTU("mtu"),
    /** Sets the VF down. */
    LINK_DOWN("link-down"),
    /** Leaves the VM unreachable: netvsc's address is on the VF as well, or gone. */
    UNREACHABLE("unreachable"),
    /** Moves the VF into another network namespace. */
    TAKE("take");

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

    /** Whether others meet what it did to the VF. */
    public boolean changesVf() {
      return opens() || this == LINK_DOWN || this == TAKE;
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

  /** At what a program judges anew. */
  public enum Later {
    /** The RTM_NEWLINK that first has the VF up: its carrier. */
    CARRIER,
    /** Every RTM_NEWLINK after the first. */
    NEWLINK,
    /** The RTM_DELLINK. */
    REMOVE
  }
}
