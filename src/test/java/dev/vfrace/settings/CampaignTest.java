package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.count.Metric;
import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.Act;
import dev.vfrace.model.Heals;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.PropertyCheck;
import dev.vfrace.report.ReportFormat;
import dev.vfrace.timeline.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class CampaignTest {

  @Test
  void hasUsefulDefaults() {
    Catalogue catalogue = Loading.defines();
    CampaignSettings campaign = catalogue.campaign();
    assertThat(campaign.kernel().name()).isEqualTo("v6.1");
    assertThat(campaign.scenario().name()).isEqualTo("hot-add");
    assertThat(campaign.timing().name()).isEqualTo("azure-mlx5");
    // without the two that play a part in other designs: bondvf-script and net-manager
    assertThat(campaign.programs()).hasSize(catalogue.userspace().size() - 2);
    assertThat(campaign.cycles()).hasValue(200_000);
    assertThat(campaign.duration()).isEmpty();
    assertThat(campaign.lanes()).isEqualTo(16);
    assertThat(campaign.threads()).isBetween(1, 1024);
    assertThat(campaign.seed()).isEqualTo(1);
    assertThat(campaign.clock().pace()).isEqualTo(Pace.FREE);
    assertThat(campaign.provenance().fingerprint()).matches("[0-9a-f]{64}");
    assertThat(catalogue.runOptions())
        .isEqualTo(
            new RunOptions(
                List.of(),
                Optional.empty(),
                Metric.MISJUDGED,
                Optional.empty(),
                Optional.empty(),
                new Showing(ReportFormat.TEXT, true, false, false)));
  }

  @Test
  void takesEveryOption() {
    Catalogue catalogue =
        Loading.options(
            Map.ofEntries(
                Map.entry(RunOption.KERNEL, List.of("v6.8")),
                Map.entry(RunOption.SCENARIO, List.of("boot")),
                Map.entry(RunOption.TIMING, List.of("boot-storm")),
                Map.entry(RunOption.USERSPACE, List.of("wicked, connman")),
                Map.entry(RunOption.CYCLES, List.of("250k")),
                Map.entry(RunOption.DURATION, List.of("60s")),
                Map.entry(RunOption.LANES, List.of("1_000")),
                Map.entry(RunOption.THREADS, List.of("3")),
                Map.entry(RunOption.SEED, List.of("-42")),
                Map.entry(RunOption.PACE, List.of("real")),
                Map.entry(RunOption.LAG, List.of("5us")),
                Map.entry(RunOption.EXPECT, List.of("wicked.harmed < 1e-6", "connman.healed > 0")),
                Map.entry(RunOption.METRIC, List.of("harmed")),
                Map.entry(RunOption.JSON, List.of("-")),
                Map.entry(RunOption.NO_PROGRESS, List.of("false")),
                Map.entry(RunOption.QUIET, List.of("true")),
                Map.entry(RunOption.WIDE, List.of("true"))));
    CampaignSettings campaign = catalogue.campaign();
    assertThat(campaign.kernel().name()).isEqualTo("v6.8");
    assertThat(campaign.scenario().boots()).isTrue();
    assertThat(campaign.timing().name()).isEqualTo("boot-storm");
    assertThat(names(campaign)).containsExactly("wicked", "connman");
    assertThat(campaign.cycles()).hasValue(250_000);
    assertThat(campaign.duration()).contains(Duration.ofSeconds(60));
    assertThat(campaign.lanes()).isEqualTo(1_000);
    assertThat(campaign.threads()).isEqualTo(3);
    assertThat(campaign.seed()).isEqualTo(-42);
    assertThat(campaign.clock().pace()).isEqualTo(Pace.REAL);
    assertThat(campaign.clock().lagNanos()).hasValue(5_000);
    assertThat(catalogue.runOptions())
        .isEqualTo(
            new RunOptions(
                List.of("wicked.harmed < 1e-6", "connman.healed > 0"),
                Optional.empty(),
                Metric.HARMED,
                Optional.of("-"),
                Optional.empty(),
                new Showing(ReportFormat.TEXT, false, true, true)));
  }

  @Test
  void durationAloneLeavesTheCyclesOpen() {
    assertThat(Loading.defines("run.duration=60s").campaign().cycles()).isEmpty();
    assertThat(Loading.defines("run.duration=60s").campaign().lanes()).isEqualTo(16);
    assertThat(Loading.defines("run.duration=60s", "run.cycles=5").campaign().cycles()).hasValue(5);
  }

  @Test
  void lanesNeverExceedCycles() {
    assertThat(Loading.defines("run.cycles=10").campaign().lanes()).isEqualTo(10);
    assertThat(Loading.defines("run.cycles=10", "run.lanes=100").campaign().lanes()).isEqualTo(10);
    assertThat(Loading.defines("run.cycles=10", "run.lanes=3").campaign().lanes()).isEqualTo(3);
  }

  @Test
  void automaticSeedsDiffer() {
    Catalogue catalogue = Loading.defines("run.seed=auto");
    assertThat(catalogue.campaign().seed())
        .isEqualTo(catalogue.campaign().seed())
        .isNotEqualTo(Loading.defines("run.seed=auto").campaign().seed());
  }

  @Test
  void rulesComeAlongBeforeTheirHeirs() {
    CampaignSettings campaign =
        Loading.defines("run.userspace=networkd-255,wicked,udev-azure-rule").campaign();
    assertThat(names(campaign)).containsExactly("udev-azure-rule", "networkd-255", "wicked");
    List<String> all = names(Loading.defines().campaign());
    assertThat(all).doesNotHaveDuplicates();
    assertThat(all.indexOf("udev-azure-rule")).isLessThan(all.indexOf("networkd-255"));
    assertThat(all.indexOf("udev-hv-pci-rule"))
        .isLessThan(all.indexOf("networkmanager-hv-pci-rule"));
  }

  @Test
  void programsCanBeAListOrNone() {
    assertThat(names(Loading.defines("run.userspace=[wicked]").campaign()))
        .containsExactly("wicked");
    assertThat(Loading.defines("run.userspace=none").campaign().programs()).isEmpty();
  }

  @Test
  void timingReplacesFiguresByTrigger() {
    CampaignSettings campaign =
        Loading.defines(
                "timing.userspace.uevent-latency=1us",
                "timing.userspace.newlink-latency=2us",
                "timing.userspace.scan-latency=3us",
                "timing.userspace.poll-latency=4us",
                "timing.userspace.poll-period=5us",
                "timing.userspace.act-latency=6us")
            .campaign();
    assertThat(program(campaign, "udev-azure-rule").latency()).isEqualTo(micros(1));
    assertThat(program(campaign, "cloud-netconfig-hotplug").latency()).isEqualTo(micros(1));
    assertThat(program(campaign, "connman").latency()).isEqualTo(micros(2));
    assertThat(program(campaign, "cloud-init-19.3").latency()).isEqualTo(micros(3));
    assertThat(program(campaign, "sysfs-scanner").latency()).isEqualTo(micros(4));
    assertThat(program(campaign, "sysfs-scanner").period()).contains(micros(5));
    assertThat(program(campaign, "cloud-init-19.3").period()).isNotEmpty().isNotEqualTo(micros(5));
    assertThat(program(campaign, "addrconf").latency()).isEqualTo(Delay.ZERO);
    assertThat(program(campaign, "networkmanager-wait-online").latency())
        .isEqualTo(micros(60_000_000));
    assertThat(campaign.programs()).allMatch(p -> p.actLatency().equals(micros(6)));
  }

  @Test
  void timingLeavesFiguresAloneThatItDoesNotName() {
    Catalogue catalogue = Loading.defines("run.touch-vf=yes", "timing.together=[]");
    assertThat(catalogue.campaign().programs())
        .allMatch(p -> p.equals(catalogue.userspace().get(p.name())));
  }

  @Test
  void programsHaveDefaults() {
    ProgramSpec rule = Loading.defines().userspace().get("udev-hv-pci-rule");
    assertThat(rule.acts()).isEqualTo(Act.NONE);
    assertThat(rule.actLatency()).isEqualTo(Delay.ZERO);
    assertThat(rule.heals()).isEqualTo(Heals.NEVER);
    assertThat(rule.propertyCheck()).isEqualTo(PropertyCheck.ALWAYS);
    assertThat(rule.period()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run.kernel=v6.8",
        "run.scenario=boot",
        "run.timing=raw",
        "run.userspace=wicked",
        "run.cycles=5M",
        "run.duration=5s",
        "run.lanes=5",
        "run.seed=5",
        "clock.pace=real",
        "clock.lag=1us",
        "timing.kernel.queues=1us",
        "kernel.\"v6.1\".rescan-at-probe=true",
        "userspace.wicked.latency=1us",
        "defaults.userspace.act-latency=1us"
      })
  void fingerprintTellsCampaignsApart(String define) {
    assertThat(fingerprint(define)).isNotEqualTo(fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run.threads=777",
        "run.expect=[\"wicked.harmed < 1\"]",
        "run.json=-",
        "run.progress=false",
        "run.quiet=true",
        "run.wide=true",
        "kernel.\"v6.1\".summary=other words",
        "kernel.\"v6.8\".rescan-at-probe=false",
        "timing.source=elsewhere"
      })
  void fingerprintIgnoresWhatIsNotRun(String define) {
    assertThat(fingerprint(define)).isEqualTo(fingerprint());
  }

  @Test
  void definitionsCanBeShown() {
    Catalogue catalogue = Loading.defines("kernel.\"v6.1\".rescan-at-probe=true");
    assertThat(catalogue.pages().hocon(Kind.KERNEL, "v6.1")).contains("rescan-at-probe");
    assertThat(catalogue.pages().hocon(Kind.SCENARIO, "boot")).contains("attach-vf");
    assertThat(catalogue.pages().hocon(Kind.USERSPACE, "wicked")).contains("heals=never");
    assertThat(catalogue.pages().hocon(Kind.TIMING, "raw")).contains("vf-takeover=0");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> catalogue.pages().hocon(Kind.KERNEL, "v6.9"))
        .withMessageStartingWith(
            "unknown kernel 'v6.9'; did you mean 'v6.8'?; allowed: hidden-device");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> catalogue.pages().hocon(Kind.TIMING, "rw"))
        .withMessageStartingWith("unknown timing 'rw'; did you mean 'raw'?");
  }

  private static String fingerprint(String... defines) {
    return Loading.defines(defines).campaign().provenance().fingerprint();
  }

  private static Delay micros(long micros) {
    return new ConstantDelay(micros * 1_000);
  }

  private static List<String> names(CampaignSettings campaign) {
    return campaign.programs().stream().map(ProgramSpec::name).toList();
  }

  private static ProgramSpec program(CampaignSettings campaign, String name) {
    return campaign.programs().stream()
        .filter(program -> program.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
