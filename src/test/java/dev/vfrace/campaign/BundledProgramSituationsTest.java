package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bundled programs in the situations that their sources distinguish (each file of
 * conf/userspace names its source): how many of 300 VFs the first of them takes for ordinary NICs.
 */
@Tag("campaign")
class BundledProgramSituationsTest {

  private static final int CYCLES = 300;

  private enum Share {
    NONE,
    SOME,
    ALL;

    static Share of(Counts counts) {
      long misjudged = counts.of(Counter.MISJUDGED);
      return misjudged == 0 ? NONE : misjudged == counts.trials() ? ALL : SOME;
    }
  }

  @ParameterizedTest
  @CsvSource({
    // a list of drivers: those on it, whatever their flags
    "networkmanager-driver-list, v6.1, hot-add, mlx5_core, NONE",
    "networkmanager-driver-list, v6.1, hot-add, mana, ALL",
    "networkd-flatcar, v6.1, hot-add, mana, NONE",
    "networkd-flatcar-550, v6.1, hot-add, mlx4_core, NONE",
    "networkd-flatcar-550, v6.1, hot-add, mlx5_core, ALL",
    // either the list or the rule of the bus
    "networkmanager-rhel-9, v6.1, hot-add, mana, NONE",
    // the name that the kernel gives
    "networkd-mariner, v6.1, hot-add, mlx5_core, ALL",
    "networkd-aks-mariner, v6.1, hot-add, mlx5_core, NONE",
    "networkd-aks-mariner, v6.1, vf-first, mlx5_core, ALL",
    // the master, or the list of drivers
    "cloud-init-20.4, v6.1, boot, mlx5_core, NONE",
    "cloud-init-20.4, v4.12-bonding, boot, mlx5_core, NONE",
    "cloud-init-20.4, v4.12-bonding, boot, mana, SOME",
    "cloud-init-19.3, v4.12-bonding, boot, mlx5_core, SOME",
    "aks-secondary-nics, v6.1, boot, mlx5_core, NONE",
    "aks-secondary-nics, v4.12-bonding, boot, mlx5_core, ALL",
    // the flag or the master, in the first message
    "cilium, v6.1, hot-add, mlx5_core, NONE",
    "cilium, v4.12-bonding, hot-add, mlx5_core, ALL",
    // MAC and driver of the pair, the master, or the list of drivers (22.4.1 to 23.1)
    "cloud-init-22.4, v6.1, boot, mana, NONE",
    "cloud-init-22.4, v4.12-bonding, boot, mana, NONE",
    // the place of the VF in a dump, and then its master
    "azure-cni-before-4624, v6.1, hot-add, mlx5_core, SOME",
    "azure-cni-before-4624, v6.12, hot-add, mlx5_core, NONE",
    "azure-cni, v6.1, hot-add, mlx5_core, NONE",
    "azure-cni, v4.12-bonding, hot-add, mlx5_core, SOME",
    // a rule by the bus for add alone: a NetworkManager that starts after the move of the rename
    // finds
    // no property (AlmaLinux/cloud-images 217), one that runs at the add keeps to it
    "networkmanager-hv-pci-rule, v6.1, boot, mlx5_core, SOME",
    "networkmanager-hv-pci-rule, v6.1, hot-add, mlx5_core, NONE",
    "networkmanager-rhel-9, v6.1, boot, mlx5_core, NONE",
    "networkmanager-rhel-9, v6.1, boot, mana, SOME",
    // and whom a host name that is published restarts has lost what it had at the add
    "networkmanager-restarted, v6.1, hot-add, mlx5_core, ALL",
    // a rule by the bus, which every uevent runs again
    "networkmanager-coreos-rule, v6.1, boot, mlx5_core, NONE",
    "networkmanager-coreos-rule, v6.1, hot-add, mana, NONE",
    "netplan-mac, v7.2, hot-add, mlx5_core, ALL",
    "netplan-networkmanager, v7.2, hot-add, mlx5_core, ALL",
    // with a rename that fails udev gives the event up: its database has no property (F8), and who
    // is there then has been told of it (udev_broadcast_result)
    "networkmanager-rhel-9 initscripts-rename-device, v6.1, boot, mana, SOME",
    "networkmanager-rhel-9 initscripts-rename-device, v6.1, boot, mlx5_core, NONE",
    "networkmanager-hv-pci-rule initscripts-rename-device, v7.2, hot-add, mlx5_core, NONE",
    // up to systemd 249 a move copies the properties (systemd issue 23586)
    "networkmanager-rhel-8, v4.19, boot, mlx5_core, NONE",
    // the carrier's path without link->dev, as in 255
    "networkd-256, v7.2, hot-add, mlx5_core, ALL",
    // flag early, or uevent late: whoever goes by the rule that tests the flag is safe
    "networkd-249, v6.7, hot-add, mlx5_core, NONE",
    "networkd-249, v7.2, hot-add, mlx5_core, NONE"
  })
  void takesAsManyVfsForNicsAsItsSourceSays(
      String programs, String kernel, String scenario, String driver, Share expected) {
    Measurement measured =
        Runs.run(
            "run.userspace=" + programs.replace(' ', ','),
            "run.kernel=" + kernel,
            "run.scenario=" + scenario,
            "timing.driver=" + driver,
            "run.cycles=" + CYCLES,
            "run.threads=1");
    Counts counts = Runs.of(measured, programs.replaceAll(" .*", ""));
    assertThat(counts.trials()).isPositive();
    assertThat(Share.of(counts)).isEqualTo(expected);
  }
}
