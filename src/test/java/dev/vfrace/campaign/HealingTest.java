package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who takes a misjudgement back, and who does not. */
@Tag("campaign")
class HealingTest {

  private static final String CYCLES = "run.cycles=2000";
  private static final String ORACLE = "run.threads=1";

  /** Looks every 30 s what another program holds the VF for. */
  private static final String AGENT =
      "userspace.agent={trigger=poll, reads=rtnetlink, gate=verdict, period=30s, latency=5ms,"
          + " verdict-from=networkmanager-azure-rule, acts=route, act-latency=100ms,"
          + " heals=next-poll}";

  /** The rename raises a uevent, at which the rule runs again and networkd looks again. */
  @Test
  void networkdTakesItBackWhenTheRuleDoesAndNetworkManagerDoesNot() {
    Measurement run =
        Runs.run(
            CYCLES,
            ORACLE,
            "run.userspace=\"networkd-257.7,networkmanager-azure-rule\"",
            "userspace.\"networkd-257.7\".awaits-udev=processed",
            "userspace.\"networkd-257.7\".latency=10us",
            "userspace.\"networkd-257.7\".act-latency=10us");
    Counts networkd = Runs.of(run, "networkd-257.7");
    assertThat(networkd.of(Counter.MISJUDGED)).isPositive();
    assertThat(networkd.of(Counter.HARMED)).isPositive();
    assertThat(networkd.of(Counter.HEALED)).isEqualTo(networkd.of(Counter.MISJUDGED));
    Counts manager = Runs.of(run, "networkmanager-azure-rule");
    assertThat(manager.of(Counter.MISJUDGED)).isPositive();
    assertThat(manager.of(Counter.HARMED)).isEqualTo(manager.of(Counter.MISJUDGED));
    assertThat(manager.of(Counter.HEALED)).isZero();
  }

  /** The next scan is a minute later, and the cycle waits for it. */
  @Test
  void cloudNetconfigTakesItBackAtItsNextScan() {
    Counts scan =
        Runs.of(
            Runs.run(
                CYCLES,
                ORACLE,
                "run.userspace=cloud-netconfig",
                "timing.kernel.master-link=2s",
                "timing.kernel.settle=1s"),
            "cloud-netconfig");
    assertThat(scan.of(Counter.MISJUDGED)).isPositive();
    assertThat(scan.of(Counter.HARMED)).isEqualTo(scan.of(Counter.MISJUDGED));
    assertThat(scan.of(Counter.HEALED)).isEqualTo(scan.of(Counter.MISJUDGED));
  }

  /** However soon the VM is switched off, the stage init comes before. */
  @Test
  void cloudInitTakesItBackInItsSecondStage() {
    Counts scan =
        Runs.of(
            Runs.run(
                CYCLES,
                ORACLE,
                "run.scenario=boot",
                "run.userspace=\"cloud-init-19.3\"",
                "timing.kernel.queues=200ms",
                "timing.kernel.settle=1s",
                "userspace.\"cloud-init-19.3\".period=5s",
                "userspace.\"cloud-init-19.3\".latency={dist=uniform, min=3s, max=7s}"),
            "cloud-init-19.3");
    assertThat(scan.of(Counter.MISJUDGED)).isPositive();
    assertThat(scan.of(Counter.HARMED)).isEqualTo(scan.of(Counter.MISJUDGED));
    assertThat(scan.of(Counter.HEALED)).isEqualTo(scan.of(Counter.MISJUDGED));
  }

  @Test
  void theAgentIsMisledAsLongAsTheProgramThatItFollows() {
    Measurement run =
        Runs.run(
            CYCLES,
            ORACLE,
            AGENT,
            "run.userspace=\"agent,other-agent\"",
            "userspace.follower={trigger=newlink, reads=rtnetlink, gate=udev-property,"
                + " latency=100us, property-from=late-rule, heals=next-uevent}",
            "userspace.late-rule={trigger=uevent, reads=sysfs, gate=slave-flag, latency=1ms,"
                + " heals=next-uevent}",
            "userspace.other-agent={like=agent, verdict-from=follower}");
    Counts manager = Runs.of(run, "networkmanager-azure-rule");
    Counts agent = Runs.of(run, "agent");
    assertThat(agent.trials()).isEqualTo(2000);
    assertThat(agent.of(Counter.MISJUDGED)).isPositive().isEqualTo(manager.of(Counter.MISJUDGED));
    assertThat(agent.of(Counter.HEALED)).isZero();
    assertThat(Runs.of(run, "follower").of(Counter.HEALED)).isPositive();
    Counts other = Runs.of(run, "other-agent");
    assertThat(other.of(Counter.MISJUDGED))
        .isEqualTo(
            Runs.of(run, "follower").of(Counter.MISJUDGED)
                - Runs.of(run, "follower").of(Counter.HEALED));
  }

  /** It looks before the program that it follows has taken it back, and again after. */
  @Test
  void theAgentTakesItBackWhenTheProgramThatItFollowsHas() {
    Measurement run =
        Runs.run(
            CYCLES,
            ORACLE,
            AGENT,
            "run.userspace=agent",
            "timing.kernel.master-link=5s",
            "userspace.scanner={trigger=poll, reads=sysfs, gate=master-link, period=10s, latency=0,"
                + " heals=next-poll}",
            "userspace.agent.verdict-from=scanner");
    Counts agent = Runs.of(run, "agent");
    assertThat(agent.of(Counter.MISJUDGED)).isPositive();
    assertThat(agent.of(Counter.HEALED)).isPositive();
  }

  /** An ioctl at the uevent comes before the device is listed. */
  @Test
  void whoFollowsAProgramThatFoundNoVfIsNotMisled() {
    Measurement run =
        Runs.run(
            CYCLES,
            ORACLE,
            AGENT,
            "run.userspace=agent",
            "timing.kernel.queues=10ms",
            "userspace.early={trigger=uevent-add, reads=ioctl, gate=none, latency=1ms}",
            "userspace.agent.verdict-from=early");
    assertThat(Runs.of(run, "early"))
        .extracting(Counts::trials, counts -> counts.of(Counter.MISJUDGED))
        .containsExactly(2000L, 0L);
    assertThat(Runs.of(run, "agent").of(Counter.MISJUDGED)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hot-add", "vf-first"})
  void whoRunsOnlyAtBootHasNoChanceLater(String scenario) {
    Measurement run =
        Runs.run(
            CYCLES,
            ORACLE,
            "run.scenario=" + scenario,
            "run.userspace=\"dracut-network-legacy,dracut-networkmanager,networkd-wait-online\"");
    assertThat(Runs.of(run, "dracut-network-legacy").trials()).isZero();
    assertThat(Runs.of(run, "dracut-networkmanager").trials()).isZero();
    assertThat(Runs.of(run, "networkd-wait-online").trials()).isZero();
  }

  /** The delay is had when the link that networkd took has not been given back by then. */
  @Test
  void theBootWaitsTwoMinutesForAVfThatNetworkdTook() {
    Measurement run =
        Runs.run(CYCLES, ORACLE, "run.scenario=boot", "run.userspace=networkd-wait-online");
    Counts wait = Runs.of(run, "networkd-wait-online");
    Counts networkd = Runs.of(run, "networkd-257.7");
    assertThat(wait.trials()).isEqualTo(2000);
    assertThat(wait.of(Counter.HARMED))
        .isEqualTo(networkd.of(Counter.MISJUDGED) - networkd.of(Counter.HEALED));
  }

  /** The VF is revoked while cloud-netconfig waits for its minute: nobody waits for that. */
  @Test
  void aVfThatGoesWhileSomebodyPollsEndsTheCycle() {
    Measurement run =
        Runs.run(
            ORACLE,
            "run.cycles=100",
            "run.lanes=8",
            "run.scenario=short",
            "scenario.short={setup=[load-module,offer-synthetic,await-netvsc-probed],"
                + " cycle=[offer-vf,await-vf-registered,revoke-vf,{settle=0},await-vf-removed,gap]}",
            "run.userspace=cloud-netconfig");
    assertThat(run.totals().cycles()).isEqualTo(100);
  }

  @Test
  void timePassesForAPollerThatTheTimingHurries() {
    Measurement run =
        Runs.run(
            ORACLE,
            "run.cycles=16",
            "run.scenario=boot",
            "run.timing=raw",
            "run.userspace=sysfs-scanner");
    assertThat(run.totals().cycles()).isEqualTo(16);
  }

  /** The scan of init-local finds no VF; that of the stage init does. */
  @Test
  void aScanThatFoundNothingIsMadeAgainInTheNextStage() {
    Measurement run =
        Runs.run(
            ORACLE,
            "run.cycles=500",
            "run.scenario=boot",
            "run.userspace=\"cloud-init-19.3\"",
            "timing.kernel.queues=1h",
            "userspace.\"cloud-init-19.3\".latency=1ms",
            "userspace.\"cloud-init-19.3\".period=30m");
    assertThat(Runs.of(run, "cloud-init-19.3"))
        .extracting(Counts::trials, counts -> counts.of(Counter.MISJUDGED))
        .containsExactly(500L, 500L);
  }
}
