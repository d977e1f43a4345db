package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.Results;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.RateRatio;
import dev.vfrace.study.Agreement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real pace gives the frequencies of free pace at boot too, where the programs that scan once have
 * their only chance. The times are shortened to tens of milliseconds so that a scan falls before,
 * between and after the two NICs.
 */
@Tag("real-pace")
@Timeout(180)
class BootPaceTest {

  private static final List<String> DESIGNS =
      List.of("v4.14", "v4.19", "v6.1", "thread-v4", "v6.7", "v6.8", "v6.17");

  private static final List<String> SCANNERS = List.of("cloud-init-19.3", "cloud-init-23.2");

  /** Without those that wait for a minute or two, which takes them as long at real pace. */
  private static final String PROGRAMS =
      "addrconf,cloud-ifupdown-helper,cloud-init-19.3,cloud-init-22.4,cloud-init-23.2,connman,dhcpcd,"
          + "networkd-254,networkd-255,networkd-257.7,networkmanager,networkmanager-azure-rule,"
          + "networkmanager-hv-pci-rule,sysfs-scanner,udev-azure-rule,udev-hv-pci-rule,wicked";

  /**
   * The one that every design can mislead: the others only where the VF can be seen before the
   * synthetic NIC, which some designs exclude.
   */
  private static final String BY_MASTER = "cloud-init-19.3";

  /** Less often than this fails what is right; of all the rates compared, see {@link #COMPARED}. */
  private static final double FALSE_ALARMS = 1e-6;

  /** No fewer than the 7 designs times 17 programs times 6 metrics. */
  private static final int COMPARED = 1_000;

  /** Misjudgements that make a comparison worth its name. */
  private static final long ENOUGH = 50;

  @Test
  void realPaceAgreesWithTheOracle() {
    Set<String> misled = new HashSet<>();
    for (String design : DESIGNS) {
      RunResult oracle = run(design, "free", 1, 3_200);
      SCANNERS.stream().filter(scanner -> misjudged(oracle, scanner) > ENOUGH).forEach(misled::add);
      assertThat(misjudged(oracle, BY_MASTER)).as(design).isGreaterThan(ENOUGH);
      List<Agreement> all = Agreement.of(oracle, run(design, "real", 2, 800));
      assertThat(all).as(design).hasSizeGreaterThan(10).allMatch(BootPaceTest::holds);
    }
    assertThat(misled).containsExactlyInAnyOrderElementsOf(SCANNERS);
  }

  private static long misjudged(RunResult result, String program) {
    return Optional.ofNullable(result.observers().get(program))
        .orElseThrow()
        .rate(Metric.MISJUDGED)
        .count();
  }

  /** The exact test of equal rates, which is safe: it rejects no more often than it says. */
  private static boolean holds(Agreement rates) {
    return new RateRatio(rates.threaded(), rates.oracle()).pValue() > FALSE_ALARMS / COMPARED;
  }

  private static RunResult run(String design, String pace, int threads, int cycles) {
    Measurement measurement =
        Runs.run(
            "run.kernel=" + design,
            "run.scenario=boot",
            "run.userspace=\"" + PROGRAMS + "\"",
            "clock.pace=" + pace,
            "run.threads=" + threads,
            "run.lanes=160",
            "run.cycles=" + cycles,
            "run.seed=1",
            "run.warm-up=0",
            "scenario.boot.cycle=[boot, attach-vf, offer-synthetic, load-module,"
                + " await-vf-registered, settle, power-off, gap]",
            "timing.kernel.settle=100ms",
            "timing.kernel.gap=10ms",
            "timing.kernel.queues=10ms",
            "timing.kernel.vf-probe={dist=uniform, min=0, max=50ms}",
            "timing.kernel.netvsc-probe={dist=uniform, min=0, max=100ms}",
            "userspace.sysfs-scanner.period=50ms",
            starts("connman"),
            starts("dhcpcd"),
            starts("networkd-254"),
            starts("networkd-255"),
            starts("networkd-257.7"),
            starts("networkmanager"),
            starts("networkmanager-azure-rule"),
            starts("networkmanager-hv-pci-rule"),
            starts("wicked"),
            scan("cloud-init-19.3"),
            scan("cloud-init-22.4"),
            scan("cloud-init-23.2"),
            // its next stage, seconds later as configured
            "userspace.\"cloud-init-19.3\".period={dist=uniform, min=0, max=150ms}");
    assertThat(measurement.ending().reason()).isEqualTo(Ending.Reason.COMPLETE);
    return Results.of(measurement);
  }

  /** As early as the rest, in place of seconds later. */
  private static String starts(String daemon) {
    return "userspace.\"" + daemon + "\".starts={dist=uniform, min=0, max=100ms}";
  }

  private static String scan(String program) {
    return "userspace.\"" + program + "\".latency={dist=uniform, min=0, max=150ms}";
  }
}
