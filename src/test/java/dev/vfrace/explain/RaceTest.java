package dev.vfrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.settings.Catalogue;
import dev.vfrace.vocabulary.KernelStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("campaign")
class RaceTest {

  private static final Catalogue BUNDLED =
      Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of());

  private static final Rehearsal REHEARSAL = new Rehearsal();

  @AfterAll
  static void closeRehearsal() {
    REHEARSAL.close();
  }

  @ParameterizedTest
  @CsvSource({
    "v6.1, udev-azure-rule, UEVENT_ADD, SLAVE_FLAG",
    "v6.1, networkmanager-azure-rule, UEVENT_ADD, SLAVE_FLAG",
    "v6.1, networkd-wait-online, UEVENT_ADD, SLAVE_FLAG",
    "v6.1, walinuxagent, UEVENT_ADD, SLAVE_FLAG",
    "v4.14, udev-azure-rule, UEVENT_ADD, SLAVE_FLAG",
    "v6.17, cloud-init-19.3, SYSFS_ATTRIBUTES, MASTER_LINK",
    "v6.1, sysfs-scanner, SYSFS_ATTRIBUTES, SLAVE_FLAG",
    "uevent-held, sysfs-scanner, SYSFS_ATTRIBUTES, SLAVE_FLAG",
    "v7.2, cloud-init-19.3, SYSFS_ATTRIBUTES, MASTER_LINK"
  })
  void windowsLieBetweenTheLookAndTheGate(
      String kernel, String program, KernelStep first, KernelStep holds) {
    Race race = race(kernel, program);
    assertThat(race.kind()).isEqualTo(Race.Kind.WINDOW);
    assertThat(race.first().flatMap(RecordedStep::step)).contains(first);
    assertThat(race.holds().flatMap(RecordedStep::step)).contains(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "v6.7, udev-azure-rule",
    "v6.7, networkmanager-azure-rule",
    "v6.7, networkd-257.7",
    "v6.7, connman",
    "v6.7, walinuxagent",
    "v6.1, udev-azure-rule-85",
    // U3: RUN comes after RTNL (udev_event_execute_run)
    "v6.1, cloud-ifupdown-helper",
    "v6.17, cloud-ifupdown-helper",
    "v6.1, networkmanager-azure-rule-85",
    "v6.1, wicked",
    "v6.1, dracut-network-legacy",
    "v6.1, cloud-init-22.4",
    "v6.1, cloud-init-23.2",
    "v4.14, cloud-init-23.2",
    "v6.1, networkmanager-hv-pci-rule",
    "v6.1, addrconf",
    "v6.17, addrconf",
    "v7.2, udev-azure-rule",
    "v7.2, cloud-ifupdown-helper",
    "v7.2, connman",
    "v7.2, addrconf",
    "uevent-held, udev-azure-rule",
    "uevent-held, cloud-ifupdown-helper",
    "master-at-post-init, cloud-ifupdown-helper",
    "hidden-device, networkmanager",
    "single-device, dhcpcd",
    "managed, net-manager"
  })
  void noWindowWhereTheGateHoldsBeforeTheLook(String kernel, String program) {
    assertThat(race(kernel, program).kind()).isEqualTo(Race.Kind.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "v6.1, connman",
    "v6.1, networkmanager",
    "v6.17, networkmanager",
    "v6.1, networkd-254",
    "v4.14, wicked",
    "v4.14, cloud-ifupdown-helper",
    "v4.14, cloud-init-19.3",
    "v6.7, addrconf",
    "net-failover, udev-azure-rule"
  })
  void noDelayChangesWhatIsWrongEveryTime(String kernel, String program) {
    assertThat(race(kernel, program).kind()).isEqualTo(Race.Kind.EVERY_TIME);
  }

  @Test
  void aScriptEndsAWindowAtNoStepOfTheKernel() {
    assertThat(race("v4.12-bonding", "udev-azure-rule").kind()).isEqualTo(Race.Kind.UNBOUNDED);
    assertThat(race("v4.12-bonding", "cloud-init-19.3").kind()).isEqualTo(Race.Kind.UNBOUNDED);
    assertThat(race("v4.12-bonding", "connman").kind()).isEqualTo(Race.Kind.EVERY_TIME);
  }

  @Test
  void aLaterLookThatChecksLessIsARaceOfItsOwn() {
    assertThat(race("v6.1", "networkd-255").kind()).isEqualTo(Race.Kind.OWN);
    assertThat(race("v6.7", "networkd-255").kind()).isEqualTo(Race.Kind.OWN);
    assertThat(race("v6.7", "networkd-257.7").kind()).isEqualTo(Race.Kind.NONE);
    assertThat(race("hidden-device", "networkd-255").kind()).isEqualTo(Race.Kind.NONE);
  }

  @Test
  void theTimeOfAWindowIsThatOfTheStepsAfterTheLook() {
    assertThat(race("v6.1", "udev-azure-rule").lasting())
        .containsExactly(
            KernelStep.QUEUES,
            KernelStep.LIST,
            KernelStep.NOTIFY_REGISTER,
            KernelStep.MASTER_LINK,
            KernelStep.SLAVE_FLAG);
    assertThat(race("v6.7", "udev-azure-rule").lasting()).isEmpty();
  }

  @Test
  void aRuleThatTestsTheMasterLooksAheadOfTheLink() {
    Race race = mine("trigger=uevent-add", "reads=sysfs", "gate=master-link", "latency=1ms");
    assertThat(race.kind()).isEqualTo(Race.Kind.WINDOW);
    assertThat(race.first().flatMap(RecordedStep::step)).contains(KernelStep.UEVENT_ADD);
    assertThat(race.holds().flatMap(RecordedStep::step)).contains(KernelStep.MASTER_LINK);
  }

  @ParameterizedTest
  @CsvSource({
    "ioctl, slave-flag, LIST, WINDOW",
    "rtnetlink, slave-flag, RTNL_UNLOCK, NONE",
    "rtnetlink, master-link, RTNL_UNLOCK, NONE"
  })
  void theInterfaceBoundsTheLook(String reads, String gate, KernelStep first, Race.Kind kind) {
    Race race =
        mine("trigger=uevent-add", "reads=" + reads, "gate=" + gate, "latency=1ms", "heals=never");
    assertThat(race.first().flatMap(RecordedStep::step)).contains(first);
    assertThat(race.kind()).isEqualTo(kind);
  }

  @Test
  void aReadOfSysfsAfterTheFirstMessageMeetsTheMasterAndMayMissTheFlag() {
    Race race =
        mine("trigger=newlink", "reads=sysfs", "gate=slave-flag", "latency=0", "heals=never");
    assertThat(race.kind()).isEqualTo(Race.Kind.WINDOW);
    assertThat(race.lasting()).containsExactly(KernelStep.SLAVE_FLAG);
  }

  private static Race race(String kernel, String program) {
    return race(BUNDLED, kernel, program);
  }

  /** Of a program of the user's on v6.1. */
  private static Race mine(String... keys) {
    List<String> defines = List.of(keys).stream().map(key -> "userspace.mine." + key).toList();
    return race(Catalogue.load(Catalogue.confDir(), List.of(), defines, Map.of()), "v6.1", "mine");
  }

  private static Race race(Catalogue catalogue, String kernel, String program) {
    return new RaceFinder(new Plays(REHEARSAL), catalogue.programs())
        .find(catalogue.kernel(kernel), catalogue.program(program));
  }
}
