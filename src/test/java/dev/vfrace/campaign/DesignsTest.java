package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Stock;
import dev.vfrace.settings.SettingsException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the designs of the debate come to, whatever the timing. */
@Tag("campaign")
class DesignsTest {

  private static final int CYCLES = 500;

  @Test
  void aHiddenDeviceIsSeenByNobody() {
    Measurement run = run("hidden-device", "hot-add", "all");
    assertThat(run.totals().programs())
        .allMatch(
            counts ->
                counts.of(Counter.SAW_UNSLAVED)
                        + counts.of(Counter.SAW_NO_MASTER)
                        + counts.of(Counter.MISJUDGED)
                    == 0);
    assertThat(run.totals().stock().of(Outcome.JOINED)).isEqualTo(CYCLES);
  }

  @Test
  void aDeviceThatHasNoMasterIsNotHidden() {
    Measurement run = run("hidden-device", "no-netvsc", "udev-azure-rule,dhcpcd");
    assertThat(Runs.of(run, "dhcpcd").trials()).isEqualTo(CYCLES);
    assertThat(Runs.of(run, "udev-azure-rule").of(Counter.WRONGLY_IGNORED)).isZero();
  }

  @Test
  void aSingleDeviceHasNoVfAndNoPathWhileItIsServiced() {
    Measurement run = run("single-device", "servicing", "all");
    assertThat(run.totals().programs()).allMatch(counts -> counts.of(Counter.MISJUDGED) == 0);
    // the gap of the timing has a median of 45 s; the first outage begins with the second cycle
    assertThat(run.totals().outages().getValueAtPercentile(50))
        .isGreaterThan(TimeUnit.SECONDS.toNanos(20));
    assertThat(run.totals().traffic().lostPackets()).isPositive();
  }

  @Test
  void netFailoverIsNeverFlaggedAndIsOpenedInsideTheJoin() {
    Measurement run = run("net-failover", "hot-add", "wicked,udev-azure-rule");
    assertThat(run.totals().stock().of(Outcome.FLAGGED)).isZero();
    assertThat(run.totals().stock().of(Outcome.JOINED)).isEqualTo(CYCLES);
    assertThat(Runs.of(run, "udev-azure-rule").of(Counter.MISJUDGED)).isEqualTo(CYCLES);
    assertThat(Runs.of(run, "wicked").of(Counter.MISJUDGED)).isZero();
    // dev_open under the RTNL of the registration
    assertThat(run.totals().rtnlHolds().getValueAtPercentile(50))
        .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(100));
  }

  @Test
  void theMasterAtPostInitServesWhoJudgesByIt() {
    Measurement run = run("master-at-post-init", "hot-add", "all");
    assertThat(run.totals().programs())
        .allMatch(
            counts -> counts.of(Counter.SAW_UNSLAVED) + counts.of(Counter.SAW_NO_MASTER) == 0);
    assertThat(run.totals().stock().of(Outcome.UP)).isEqualTo(CYCLES);
  }

  /** netdev_uevent_add of v7.2.13, on v6.1 and with the flag at NETDEV_POST_INIT. */
  @ParameterizedTest
  @ValueSource(strings = {"uevent-held", "v7.2"})
  void aHeldUeventServesWhoWaitsForItAndNotWhoScans(String kernel) {
    Measurement run =
        Runs.run(
            "run.kernel=" + kernel,
            "run.cycles=20k",
            "run.threads=1",
            "userspace.master-rule={trigger=uevent-add, reads=sysfs, gate=master-link, latency=0}",
            "run.userspace=\"udev-azure-rule,master-rule,sysfs-scanner\"");
    assertThat(Runs.of(run, "udev-azure-rule").of(Counter.MISJUDGED)).isZero();
    assertThat(Runs.of(run, "udev-azure-rule").of(Counter.SAW_NO_MASTER)).isZero();
    assertThat(Runs.of(run, "master-rule").of(Counter.MISJUDGED)).isZero();
    assertThat(Runs.of(run, "sysfs-scanner").of(Counter.SAW_NO_MASTER)).isPositive();
  }

  @Test
  void aManagerThatAnswersHasTheVfMarkedBeforeItIsSeen() {
    Measurement run = run("managed", "hot-add", "all");
    assertThat(Runs.of(run, "udev-azure-rule").of(Counter.SAW_UNSLAVED)).isZero();
    assertThat(Runs.of(run, "cloud-ifupdown-helper").of(Counter.SAW_NO_MASTER)).isZero();
    assertThat(Runs.of(run, "net-manager").trials()).isEqualTo(CYCLES);
  }

  @Test
  void aManagerThatIsAbsentHoldsRtnlForTheTimeoutAndLeavesTheRaceAsItWas() {
    Measurement run =
        Runs.run(
            "run.kernel=managed",
            "run.cycles=2000",
            "run.threads=1",
            "run.userspace=udev-azure-rule",
            "timing.kernel.manager-timeout=700ms");
    assertThat(Runs.of(run, "udev-azure-rule").of(Counter.SAW_UNSLAVED)).isPositive();
    assertThat(run.totals().rtnlHolds().getValueAtPercentile(1))
        .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(699));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v4.12-bonding", "v6.2-bonding"})
  void aScriptEnslavesWhatNobodyElseHasOpened(String kernel) {
    Measurement run = run(kernel, "hot-add", "bondvf-script,udev-azure-rule");
    assertThat(Runs.of(run, "udev-azure-rule").of(Counter.SAW_UNSLAVED)).isEqualTo(CYCLES);
    assertThat(run.totals().stock().of(Outcome.FLAGGED)).isGreaterThan(CYCLES / 2);
    assertThat(Runs.of(run, "bondvf-script").of(Counter.MISJUDGED)).isZero();
    Measurement lost = run(kernel, "hot-add", "bondvf-script,dhcpcd");
    assertThat(lost.totals().stock().of(Outcome.FLAGGED)).isLessThan(CYCLES / 20);
  }

  /** Up to v6.1 the flag comes before dev_open and the master after it; from v6.2 both after. */
  @Test
  void bondEnslaveOpensTheVfBetweenFlagAndMasterOrBeforeBoth() {
    assertThat(fromFlagToMaster("v4.12-bonding"))
        .isBetween(TimeUnit.MILLISECONDS.toNanos(990), TimeUnit.MILLISECONDS.toNanos(1_010));
    assertThat(fromFlagToMaster("v6.2-bonding")).isBetween(-1_000_000L, 1_000_000L);
  }

  /** Netvsc leaves the bond when its module goes, and the VF does not. */
  @Test
  void aBondKeepsTheVfOfANetvscThatGoes() {
    Measurement run =
        Runs.run(
            "run.kernel=v4.12-bonding",
            "run.scenario=uio-generic",
            "run.cycles=200",
            "run.threads=1",
            "run.userspace=\"bondvf-script,late-probe\"",
            "userspace.late-probe={trigger=uevent-add, reads=sysfs, gate=master-link,"
                + " latency=20s}",
            "timing.kernel.settle=60s",
            "userspace.bondvf-script.latency=100ms",
            "userspace.bondvf-script.act-latency=0");
    assertThat(Runs.of(run, "late-probe").trials()).isEqualTo(200);
    assertThat(Runs.of(run, "late-probe").of(Counter.MISJUDGED)).isZero();
  }

  private static long fromFlagToMaster(String kernel) {
    Measurement run =
        Runs.run(
            "run.kernel=" + kernel,
            "run.cycles=200",
            "run.threads=1",
            "run.userspace=bondvf-script",
            "timing.kernel.settle=30s",
            "timing.kernel.vf-open=1s",
            "userspace.bondvf-script.latency=100ms",
            "userspace.bondvf-script.act-latency=0");
    return run.totals().masterWindows().getValueAtPercentile(50)
        - run.totals().flagWindows().getValueAtPercentile(50);
  }

  /** A VF that nobody could hide at NETDEV_POST_INIT goes when its netvsc has found it. */
  @Test
  void aDeviceThatFindsItsMasterLaterIsHiddenThen() {
    Measurement run =
        Runs.run(
            "run.kernel=hidden-device",
            "run.scenario=vf-first",
            "run.cycles=200",
            "run.threads=1",
            "run.userspace=\"udev-azure-rule,late-probe\"",
            "userspace.late-probe={trigger=uevent-add, reads=sysfs, gate=master-link,"
                + " latency=100s}",
            "timing.kernel.settle=200s");
    assertThat(Runs.of(run, "udev-azure-rule").of(Counter.SAW_UNSLAVED)).isEqualTo(200);
    assertThat(Runs.of(run, "late-probe").trials()).isEqualTo(200);
    assertThat(Runs.of(run, "late-probe").of(Counter.MISJUDGED)).isZero();
    assertThat(Runs.of(run, "late-probe").of(Counter.SAW_UNSLAVED)).isZero();
    assertThat(run.totals().stock().of(Outcome.JOINED)).isEqualTo(200);
  }

  /** The switch at GOING_DOWN (v5.12) is done before the VF stops; the one at DOWN is not. */
  @Test
  void theSwitchBeforeTheVfStopsLosesNoPacket() {
    Measurement before = run("v4.19", "servicing", "udev-azure-rule");
    Measurement after = run("v6.1", "servicing", "udev-azure-rule");
    assertThat(before.totals().traffic().lostPackets()).isPositive();
    assertThat(after.totals().traffic().lostPackets()).isZero();
    assertThat(after.totals().outages().getMaxValue()).isZero();
    assertThat(after.totals().traffic().syntheticNanos()).isPositive();
  }

  @Test
  void withoutNetdevChangeTheDataPathStaysOnTheSyntheticNicAfterHibernation() {
    assertThat(resumed("v6.1", "kernel.\"v6.1\".data-path-at-change=false")).isZero();
    assertThat(resumed("v6.1")).isEqualTo(CYCLES);
  }

  /** K13: netvsc_suspend came about 5.5. */
  @ParameterizedTest
  @ValueSource(strings = {"v4.12-bonding", "v4.14", "v4.18", "v4.19"})
  void aKernelThatCannotHibernateRefusesTheScenario(String kernel) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> resumed(kernel))
        .withMessageContaining(kernel + " cannot (hibernates = false)");
  }

  /** F13 (lisa issues 1013 and 1051): it is the VFs that stay that lose their data path. */
  @Test
  void aVfThatItsDriverRegistersAnewIsBackWhateverNetvscListensTo() {
    String old = "kernel.\"v6.1\".data-path-at-change=false";
    assertThat(resumed("v6.1", old)).isZero();
    assertThat(resumed("v6.1", old, "timing.driver=mana")).isZero();
    assertThat(resumed("v6.1", old, "timing.driver=mlx4_core")).isEqualTo(CYCLES);
    assertThat(resumed("v6.1", "timing.driver=mlx4_core")).isEqualTo(CYCLES);
  }

  /** K15: mana_serv_reset sleeps 10 s between mana_detach and mana_attach. */
  @Test
  void aVfWhoseDriverIsResetKeepsItsMarksAndCarriesNothingMeanwhile() {
    Measurement run = run("v6.1", "mana-reset", "wicked");
    assertThat(run.totals().stock().of(Outcome.JOINED)).isEqualTo(CYCLES);
    assertThat(run.totals().stock().of(Outcome.FLAGGED)).isEqualTo(CYCLES);
    assertThat(run.totals().stock().of(Outcome.DATA_PATH_ON_VF)).isEqualTo(CYCLES);
    assertThat(run.totals().outages().getMinValue() / 1e9).isBetween(9.99, 10.1);
  }

  /** K15: netvsc_detach closes the channel, netvsc_attach opens it again; the VF is not touched. */
  @ParameterizedTest
  @ValueSource(strings = {"channels-change", "mtu-change"})
  void aReattachedNetvscReceivesByItselfWhileItsVfStaysJoinedAndUp(String scenario) {
    Measurement run = run("v6.17", scenario, "wicked");
    Stock stock = run.totals().stock();
    assertThat(stock.of(Outcome.JOINED)).isEqualTo(CYCLES);
    assertThat(stock.of(Outcome.FLAGGED)).isEqualTo(CYCLES);
    assertThat(stock.of(Outcome.UP)).isEqualTo(CYCLES);
    assertThat(stock.of(Outcome.DATA_PATH_ON_VF)).isZero();
    assertThat(run.totals().outages().getMinValue()).isPositive();
  }

  private static long resumed(String kernel, String... more) {
    String[] defines = new String[more.length + 5];
    defines[0] = "run.kernel=" + kernel;
    defines[1] = "run.scenario=suspend-resume";
    defines[2] = "run.cycles=" + CYCLES;
    defines[3] = "run.threads=1";
    defines[4] = "run.userspace=wicked";
    System.arraycopy(more, 0, defines, 5, more.length);
    return Runs.run(defines).totals().stock().of(Outcome.DATA_PATH_ON_VF);
  }

  /** Whoever watches the namespace that netvsc is moved to. */
  @Test
  void aVfThatFollowsIsFlaggedAndGetsItsMasterLater() {
    for (String kernel : new String[] {"v6.12", "v6.17"}) {
      Counts rule = Runs.of(run(kernel, "namespace-move", "udev-azure-rule"), "udev-azure-rule");
      assertThat(rule.trials()).isEqualTo(CYCLES);
      assertThat(rule.of(Counter.SAW_UNSLAVED)).isZero();
    }
    Counts stays = Runs.of(run("v6.8", "namespace-move", "udev-azure-rule"), "udev-azure-rule");
    assertThat(stays.trials()).isZero();
  }

  @Test
  void aVfThatIsRevokedInTheMiddleLeavesNothingBehind() {
    Measurement run = run("v6.1", "surprise-removal", "all");
    assertThat(run.totals().cycles()).isEqualTo(CYCLES);
    assertThat(run.totals().stock().of(Outcome.UP)).isZero();
    assertThat(run.totals().stock().of(Outcome.JOINED)).isZero();
  }

  @Test
  void neighboursHoldRtnlTogetherForLonger() {
    long alone = run("v6.1", "hot-add", "wicked").totals().rtnlHolds().getValueAtPercentile(50);
    long four = run("v6.1", "multi-nic", "wicked").totals().rtnlHolds().getValueAtPercentile(50);
    assertThat(four).isGreaterThan(alone);
  }

  private static Measurement run(String kernel, String scenario, String programs) {
    return Runs.run(
        "run.kernel=" + kernel,
        "run.scenario=" + scenario,
        "run.cycles=" + CYCLES,
        "run.threads=1",
        "run.userspace=\"" + programs + "\"");
  }
}
