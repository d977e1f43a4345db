package dev.vfrace.explain;

import dev.vfrace.model.KernelDesign.AddrconfGate;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.ProgramSpec.Gate;
import dev.vfrace.vocabulary.KernelStep;
import java.util.Optional;

/** What a gate looks at, and the step after which it holds on a design. */
final class GateState {

  private static final String BY_SCRIPT =
      " by bond_enslave when a script in userspace asks for it: some time after S10, or never";

  private final Gate gate;
  private final Toggles toggles;

  GateState(Gate gate, Toggles toggles) {
    this.gate = gate;
    this.toggles = toggles;
  }

  /**
   * The step after which the gate holds, S3 for what holds before the VF is shown; empty if no step
   * of the kernel makes it hold.
   */
  Optional<KernelStep> step() {
    return switch (gate) {
      case SLAVE_FLAG -> flag();
      case MASTER_LINK -> master();
      case DRIVER_MAC, HV_PCI -> Optional.of(KernelStep.POST_INIT);
      case KERNEL_DESIGN ->
          toggles.addrconfGate() == AddrconfGate.SLAVE_FLAG
              ? flag()
              : toggles.setsNoAddrconf() ? noAddrconf() : Optional.empty();
      case UDEV_PROPERTY, VERDICT, NONE -> Optional.empty();
    };
  }

  /** The gate in a sentence. */
  String words() {
    return switch (gate) {
      case SLAVE_FLAG -> "IFF_SLAVE, " + flagWords();
      case MASTER_LINK -> masterWords();
      case DRIVER_MAC ->
          "a synthetic NIC (hv_netvsc) with the same MAC; with netvsc up it holds before the VF is"
              + " there";
      case HV_PCI -> "the VF's parent, a device on hv_pci: it holds whatever flags and links are";
      case KERNEL_DESIGN ->
          toggles.addrconfGate() == AddrconfGate.SLAVE_FLAG
              ? "IFF_SLAVE, as addrconf_notify tests up to v6.1, " + flagWords()
              : "IFF_NO_ADDRCONF, as addrconf_notify tests from v6.2 (8a321cf7becc), "
                  + (toggles.setsNoAddrconf()
                      ? toggles.flagAt() == SlaveFlagAt.NEVER
                          ? "which the join sets"
                          : "which netvsc sets together with IFF_SLAVE: " + flagWords()
                      : "which netvsc does not set on this design");
      case UDEV_PROPERTY -> "the property that a udev rule has left";
      case VERDICT -> "what another program holds the VF for";
      case NONE -> "none: a VF that is a slave is a NIC like any other to it";
    };
  }

  /** The gate in a word or two. */
  String name() {
    return switch (gate) {
      case SLAVE_FLAG -> "IFF_SLAVE";
      case MASTER_LINK -> "a master";
      case KERNEL_DESIGN ->
          toggles.addrconfGate() == AddrconfGate.SLAVE_FLAG ? "IFF_SLAVE" : "IFF_NO_ADDRCONF";
      case DRIVER_MAC -> "a synthetic NIC with its MAC";
      case HV_PCI -> "hv_pci";
      case UDEV_PROPERTY -> "the property";
      case VERDICT -> "a verdict";
      case NONE -> "anything";
    };
  }

  /** With IFF_SLAVE, or in the join where there is none. */
  private Optional<KernelStep> noAddrconf() {
    return toggles.flagAt() == SlaveFlagAt.NEVER ? Optional.of(KernelStep.MASTER_LINK) : flag();
  }

  private Optional<KernelStep> flag() {
    return switch (toggles.flagAt()) {
      case POST_INIT -> Optional.of(KernelStep.POST_INIT);
      case REGISTER ->
          Optional.of(toggles.linksEarly() ? KernelStep.POST_INIT : KernelStep.SLAVE_FLAG);
      case USERSPACE, NEVER -> Optional.empty();
    };
  }

  private Optional<KernelStep> master() {
    if (toggles.link() != MasterLink.MASTER) {
      return Optional.empty();
    }
    return Optional.of(toggles.linksEarly() ? KernelStep.POST_INIT : KernelStep.MASTER_LINK);
  }

  private String flagWords() {
    if (toggles.flagAt() == SlaveFlagAt.POST_INIT) {
      return "set by netvsc in the NETDEV_POST_INIT chain (S3), before device_add shows the VF";
    }
    if (toggles.flagAt() == SlaveFlagAt.REGISTER) {
      return toggles.linksEarly()
          ? "set by netvsc right after the early link (S3), before device_add shows the VF"
          : "set by netvsc_vf_join at S8c, after the link; neither a message nor a uevent tells of"
                + " it";
    }
    return toggles.enslavedByScript() ? "set" + BY_SCRIPT : "which nothing sets on this design";
  }

  private String masterWords() {
    if (toggles.link() == MasterLink.MASTER) {
      return toggles.linksEarly()
          ? "the master link, made in the NETDEV_POST_INIT chain (S3), before device_add shows the"
                + " VF"
          : "the master link: symlink and IFLA_MASTER, made at S8b by netdev_master_upper_dev_link"
                + " in the NETDEV_REGISTER chain";
    }
    if (toggles.link() == MasterLink.UPPER) {
      return "the master link, which never comes: netdev_upper_dev_link makes a plain upper device,"
          + " with neither master symlink nor IFLA_MASTER";
    }
    return "the master link, "
        + (toggles.enslavedByScript() ? "made" + BY_SCRIPT : "which nothing makes on this design");
  }
}
