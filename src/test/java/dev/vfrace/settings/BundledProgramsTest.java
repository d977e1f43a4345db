package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.model.Heals;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Runs;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of conf/userspace, by what their decision hangs on. */
@Tag("unit")
final class BundledProgramsTest {

  private static final Catalogue CATALOGUE = Loading.defines();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cloud-init-19.3; master-link",
        "cloud-init-19.3-fallback; none",
        "cloud-init-22.4; any-of(driver-mac, driver, master-link)",
        "cloud-init-23.2; driver-mac",
        "cloud-init-hotplug; none",
        "cloud-init-azure-pps; none",
        "udev-azure-rule; slave-flag",
        "udev-azure-rule-85; slave-flag",
        "udev-hv-pci-rule; hv-pci",
        "udev-hv-pci-rule-239; hv-pci",
        "networkmanager-rhel-8; udev-property",
        "udev-link-rename; none",
        "networkmanager; none",
        "networkmanager-azure-rule; udev-property",
        "networkmanager-azure-rule-85; udev-property",
        "networkmanager-hv-pci-rule; udev-property",
        "networkd-254; none",
        "networkd-255; udev-property",
        "networkd-256; udev-property",
        "networkd-257.7; udev-property",
        "initscripts-rename-device; none",
        "networkd-wait-online; verdict",
        "networkmanager-wait-online; verdict",
        "connman; slave-flag",
        "wicked; master-link",
        "cloud-netconfig; master-link",
        "cloud-netconfig-hotplug; hv-pci",
        "dhcpcd; none",
        "ifup-unit; none",
        "ifupdown-hotplug; none",
        "cloud-ifupdown-helper; master-link",
        "initscripts-ifcfg; none",
        "netplan; driver",
        "walinuxagent; verdict",
        "walinuxagent-hostname; verdict",
        "networkmanager-restarted; udev-property",
        "dracut-network-legacy; master-link",
        "dracut-networkmanager; none",
        "aks-secondary-nics; master-link",
        "calico-first-found; verdict",
        "cloud-netconfig-nm; master-link",
        "netplan-mac; none",
        "netplan-networkmanager; none",
        "networkd-249; udev-property",
        "networkmanager-coreos-rule; udev-property",
        "udev-coreos-rule; hv-pci",
        "addrconf; kernel-design",
        "bondvf-script; driver-mac",
        "azure-cni; any-of(dump-order, master-link)",
        "azure-cni-before-4624; dump-order",
        "cilium; any-of(slave-flag, master-link)",
        "cloud-init-20.4; any-of(driver, master-link)",
        "networkd-aks-mariner; name",
        "networkd-flatcar; driver",
        "networkd-flatcar-550; driver",
        "networkd-mariner; name",
        "networkmanager-driver-list; driver",
        "networkmanager-rhel-9; any-of(driver, udev-property)"
      })
  void eachIsBundledWithItsGate(String name, String expected) {
    assertThat(program(name).gates().text()).isEqualTo(expected);
  }

  /** A rule is none of them: it is no program, and what inherits its verdict counts. */
  @Test
  void someTakeTheirMisjudgementBack() {
    assertThat(CATALOGUE.userspace().values())
        .filteredOn(program -> program.heals() != Heals.NEVER)
        .extracting(ProgramSpec::name)
        .containsExactlyInAnyOrder(
            "cloud-netconfig",
            "networkd-257.7",
            "cloud-init-19.3",
            "cloud-init-20.4",
            "sysfs-scanner",
            "udev-azure-rule",
            "udev-azure-rule-85");
  }

  @Test
  void whatRunsInTheInitrdOrOnceABootHasNoChanceLater() {
    assertThat(CATALOGUE.userspace().values())
        .filteredOn(program -> program.runs() == Runs.BOOT)
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
