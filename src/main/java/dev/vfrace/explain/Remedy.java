package dev.vfrace.explain;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.Marking;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.MatchKey;
import dev.vfrace.model.KernelDesign.Matching;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.Shown;
import dev.vfrace.model.Shown.Devices;
import dev.vfrace.model.Shown.MasterLinkAt;
import dev.vfrace.model.Shown.UeventAt;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A change of the kernel after which a race may be gone. */
enum Remedy {
  /** c807d6cd089d. */
  FLAG_AT_POST_INIT(
      "slave-flag-at = post-init",
      "netvsc_prepare_bonding sets IFF_SLAVE in the NETDEV_POST_INIT chain, found by dev_addr,"
          + " ahead of device_add (c807d6cd089d, v6.7)",
      true),
  /** What v4.14 does not do yet. */
  MASTER_LINK(
      "master-link = master",
      "netdev_master_upper_dev_link in netvsc_vf_join, as v4.19 has it",
      true),
  /** d7501e076d85. */
  NO_ADDRCONF(
      "sets-no-addrconf = true",
      "netvsc sets IFF_NO_ADDRCONF together with IFF_SLAVE (d7501e076d85, about v6.16)",
      true),
  /** What v7.2 does. */
  UEVENT_HELD(
      "uevent-at = registered",
      "register_netdevice sends the uevent behind the NETDEV_REGISTER chain, and so after"
          + " netvsc_vf_join (netdev_uevent_add, v7.2): for those whom it wakes",
      true),
  /** No kernel does that. */
  MASTER_AT_POST_INIT(
      "master-link-at = post-init",
      "the master linked in the NETDEV_POST_INIT chain, with the symlink there as soon as the VF"
          + " has a directory; what netvsc_vf_join does after the link moves with it",
      false),
  /** The wish of November 2023. */
  HIDDEN("hides-slaves = true", "a VF that has its netvsc is not shown to userspace", false),
  /** Other vendors' hardware. */
  ONE_DEVICE("devices = one", "the hardware exposes no VF", false);

  private final String toggle;
  private final String words;
  private final boolean merged;

  Remedy(String toggle, String words, boolean merged) {
    this.toggle = toggle;
    this.words = words;
    this.merged = merged;
  }

  /** Those without which a race stands, and with one of which it is gone, merged ones first. */
  static List<Remedy> of(Race race, RaceFinder finder) {
    return Arrays.stream(values())
        .filter(remedy -> !remedy.isIn(race.design()))
        .filter(remedy -> remedy.cures(race, finder))
        .toList();
  }

  /** The key of a kernel design and its value. */
  String toggle() {
    return toggle;
  }

  /** What it does. */
  String words() {
    return words;
  }

  /** Whether a released kernel has it. */
  boolean isMerged() {
    return merged;
  }

  /**
   * Whether a design has it. Of one that has several, those that are not merged count, since they
   * hide the effect of the others.
   */
  boolean isShownBy(KernelDesign design) {
    return isIn(design)
        && (!merged || Arrays.stream(values()).noneMatch(r -> !r.merged && r.isIn(design)));
  }

  private KernelDesign apply(KernelDesign design) {
    Marking marking = design.marking();
    Shown shown = design.shown();
    return switch (this) {
      case FLAG_AT_POST_INIT ->
          findingAtPostInit(
              design.with(
                  new Marking(
                      SlaveFlagAt.POST_INIT, marking.masterLink(), marking.setsNoAddrconf())));
      case MASTER_LINK -> linkingAMaster(design);
      case NO_ADDRCONF ->
          design.with(
              new Marking(marking.slaveFlagAt(), marking.masterLink(), /* setsNoAddrconf= */ true));
      case MASTER_AT_POST_INIT ->
          findingAtPostInit(linkingAMaster(design).with(shown.linking(MasterLinkAt.POST_INIT)));
      case UEVENT_HELD -> design.with(shown.sending(UeventAt.REGISTERED));
      case HIDDEN -> findingAtPostInit(design.with(shown.hiding()));
      case ONE_DEVICE -> design.with(shown.of(Devices.ONE));
    };
  }

  private static KernelDesign linkingAMaster(KernelDesign design) {
    Marking marking = design.marking();
    return design.with(
        new Marking(marking.slaveFlagAt(), MasterLink.MASTER, marking.setsNoAddrconf()));
  }

  /** By {@code dev_addr}, where nothing else is known as early as NETDEV_POST_INIT. */
  private static KernelDesign findingAtPostInit(KernelDesign design) {
    Matching matching = design.matching();
    if (matching.worksAtPostInit()) {
      return design;
    }
    List<MatchKey> keys =
        Stream.concat(matching.keys().stream(), Stream.of(MatchKey.DEV_MAC)).toList();
    return design.with(new Matching(keys, matching.serialNeedsMac()));
  }

  private boolean isIn(KernelDesign design) {
    return apply(design).equals(design);
  }

  private boolean cures(Race race, RaceFinder finder) {
    return finder.ofJudge(apply(race.design()), race.judge()).kind() == Race.Kind.NONE;
  }
}
