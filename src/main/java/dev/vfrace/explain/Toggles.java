package dev.vfrace.explain;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.AddrconfGate;
import dev.vfrace.model.KernelDesign.Devices;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.MasterLinkAt;
import dev.vfrace.model.KernelDesign.MatchKey;
import dev.vfrace.model.KernelDesign.OpensAt;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.KernelDesign.UeventAt;

/**
 * What of a kernel design decides how a VF looks while it registers, its netvsc being up and known.
 * What a design asks for and cannot do, for want of a key to match by, is left out.
 *
 * @param flagAt where {@code IFF_SLAVE} is set
 * @param link what {@code netvsc_vf_join} links
 * @param linksEarly the link is made at NETDEV_POST_INIT, and what follows it too
 * @param ueventHeld the uevent {@code add} waits for the end of the registration
 * @param hidden userspace is not shown the VF
 * @param oneDevice the hardware exposes no VF
 * @param asksManager the network manager is asked first
 * @param opensAt who opens the VF
 * @param addrconfGate what addrconf tests
 * @param setsNoAddrconf {@code IFF_NO_ADDRCONF} is set with the flag
 */
public record Toggles(
    SlaveFlagAt flagAt,
    MasterLink link,
    boolean linksEarly,
    boolean ueventHeld,
    boolean hidden,
    boolean oneDevice,
    boolean asksManager,
    OpensAt opensAt,
    AddrconfGate addrconfGate,
    boolean setsNoAddrconf) {

  /** Those of a design. */
  public static Toggles of(KernelDesign design) {
    return new Toggles(
        flagAt(design),
        design.match().isEmpty() ? MasterLink.NONE : design.masterLink(),
        design.shown().masterLinkAt() == MasterLinkAt.POST_INIT && matchesAtPostInit(design),
        design.shown().ueventAt() == UeventAt.REGISTERED,
        design.shown().hidesSlaves() && matchesAtPostInit(design),
        design.shown().devices() == Devices.ONE,
        design.shown().asksManager(),
        design.coupling().opensAt(),
        design.addrconfGate(),
        design.setsNoAddrconf());
  }

  /** {@code perm_addr} is empty at S3, and so is a serial that needs it. */
  private static boolean matchesAtPostInit(KernelDesign design) {
    return design.match().contains(MatchKey.DEV_MAC)
        || (design.match().contains(MatchKey.SERIAL) && !design.serialNeedsMac());
  }

  private static SlaveFlagAt flagAt(KernelDesign design) {
    return switch (design.slaveFlagAt()) {
      case POST_INIT -> matchesAtPostInit(design) ? SlaveFlagAt.POST_INIT : SlaveFlagAt.NEVER;
      case REGISTER -> design.match().isEmpty() ? SlaveFlagAt.NEVER : SlaveFlagAt.REGISTER;
      case USERSPACE, NEVER -> design.slaveFlagAt();
    };
  }

  /** A script in userspace makes the VF a slave: {@code bond_enslave} finds it free. */
  public boolean enslavedByScript() {
    return flagAt == SlaveFlagAt.USERSPACE && link == MasterLink.NONE;
  }

  /** The link is made while the VF is registered, which raises NETDEV_CHANGEUPPER. */
  boolean announcesLink() {
    return link != MasterLink.NONE && !linksEarly;
  }

  /** With the flag set as c807d6cd089d does. */
  Toggles flaggedAtPostInit() {
    return with(SlaveFlagAt.POST_INIT, link, linksEarly);
  }

  /** With {@code netdev_master_upper_dev_link} in the join. */
  Toggles linkedToMaster() {
    return with(flagAt, MasterLink.MASTER, linksEarly);
  }

  /** With a master that is linked at NETDEV_POST_INIT. */
  Toggles linkedAtPostInit() {
    return with(flagAt, MasterLink.MASTER, true);
  }

  /** With {@code IFF_NO_ADDRCONF} wherever the flag is set. */
  Toggles keepingAddrconfOff() {
    return new Toggles(
        flagAt,
        link,
        linksEarly,
        ueventHeld,
        hidden,
        oneDevice,
        asksManager,
        opensAt,
        addrconfGate,
        true);
  }

  /** With the uevent after everything else. */
  Toggles holdingUevent() {
    return shown(true, hidden, oneDevice);
  }

  /** With a VF that is not shown. */
  Toggles hidingVf() {
    return shown(ueventHeld, true, oneDevice);
  }

  /** Without a VF. */
  Toggles ofOneDevice() {
    return shown(ueventHeld, hidden, true);
  }

  private Toggles with(SlaveFlagAt newFlagAt, MasterLink newLink, boolean early) {
    return new Toggles(
        newFlagAt,
        newLink,
        early,
        ueventHeld,
        hidden,
        oneDevice,
        asksManager,
        opensAt,
        addrconfGate,
        setsNoAddrconf);
  }

  private Toggles shown(boolean held, boolean hides, boolean one) {
    return new Toggles(
        flagAt,
        link,
        linksEarly,
        held,
        hides,
        one,
        asksManager,
        opensAt,
        addrconfGate,
        setsNoAddrconf);
  }
}
