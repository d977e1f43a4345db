package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Gate;
import dev.vfrace.model.ProgramSpec.Heals;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of conf/userspace, by what their decision hangs on. */
@Tag("unit")
final class BundledProgramsTest {

  private static final Catalogue CATALOGUE = Loading.defines();

  /** What a program's decision really hangs on. */
  enum GateClass {
    /** IFF_SLAVE. */
    F,
    /** The master. */
    M,
    /** A udev property. */
    P,
    /** Driver, MAC or bus. */
    D,
    /** Nothing of its own. */
    N,
    /** The kernel design says. */
    KERNEL;

    static GateClass of(Gate gate) {
      return switch (gate) {
        case SLAVE_FLAG -> F;
        case MASTER_LINK -> M;
        case UDEV_PROPERTY -> P;
        case DRIVER_MAC, HV_PCI, DRIVER -> D;
        case NONE, VERDICT, NAME, DUMP_ORDER -> N;
        case KERNEL_DESIGN -> KERNEL;
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cloud-init-19.3, M",
    "cloud-init-19.3-fallback, N",
    "cloud-init-22.4, D",
    "cloud-init-23.2, D",
    "cloud-init-hotplug, N",
    "cloud-init-azure-pps, N",
    "udev-azure-rule, F",
    "udev-azure-rule-85, F",
    "udev-hv-pci-rule, D",
    "udev-link-rename, N",
    "networkmanager, N",
    "networkmanager-azure-rule, P",
    "networkmanager-azure-rule-85, P",
    "networkmanager-hv-pci-rule, P",
    "networkd-254, N",
    "networkd-255, P",
    "networkd-257.7, P",
    "networkd-wait-online, N",
    "networkmanager-wait-online, N",
    "connman, F",
    "wicked, M",
    "cloud-netconfig, M",
    "cloud-netconfig-hotplug, D",
    "dhcpcd, N",
    "ifupdown-hotplug, N",
    "cloud-ifupdown-helper, M",
    "initscripts-ifcfg, N",
    "netplan, D",
    "walinuxagent, N",
    "dracut-network-legacy, M",
    "dracut-networkmanager, N",
    "aks-secondary-nics, M",
    "calico-first-found, N",
    "cloud-netconfig-nm, M",
    "netplan-mac, N",
    "netplan-networkmanager, N",
    "networkd-249, P",
    "networkmanager-coreos-rule, P",
    "udev-coreos-rule, D",
    "addrconf, KERNEL",
    "bondvf-script, D"
  })
  void eachIsBundledWithItsGate(String name, GateClass expected) {
    assertThat(program(name).gates().all()).extracting(GateClass::of).containsOnly(expected);
  }

  /** A rule is none of them: it is no program, and what inherits its verdict counts. */
  @Test
  void fourKindsTakeTheirMisjudgementBack() {
    assertThat(CATALOGUE.userspace().values())
        .filteredOn(program -> program.heals() != Heals.NEVER)
        .extracting(ProgramSpec::name)
        .containsExactlyInAnyOrder(
            "walinuxagent",
            "cloud-netconfig",
            "networkd-257.7",
            "cloud-init-19.3",
            "sysfs-scanner",
            "udev-azure-rule",
            "udev-azure-rule-85");
  }

  @Test
  void whatRunsInTheInitrdOrOnceABootHasNoChanceLater() {
    assertThat(CATALOGUE.userspace().values())
        .filteredOn(program -> program.runs() == ProgramSpec.Runs.BOOT)
        .extracting(ProgramSpec::name)
        .containsExactlyInAnyOrder(
            "cloud-init-azure-pps",
            "dracut-network-legacy",
            "dracut-networkmanager",
            "networkd-wait-online",
            "networkmanager-wait-online");
  }

  private static ProgramSpec program(String name) {
    return Optional.ofNullable(CATALOGUE.userspace().get(name)).orElseThrow();
  }
}
