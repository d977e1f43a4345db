package dev.vfrace.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages as in Microsoft, How Accelerated Networking works: a servicing event. */
@Tag("unit")
final class KernelLogTest {

  /** Microseconds, and what is said. */
  private record Said(long micros, String message) {

    /** The wall clock, of a boot at ten. */
    private String clock() {
      return "10:%02d:%02d".formatted(micros / 60_000_000, micros / 1_000_000 % 60);
    }
  }

  private static final String NETVSC = "hv_netvsc 000d3af5-76bd-000d-3af5-76bd000d3af5 eth0: ";
  private static final String VF = "mlx5_core cf63:00:02.0 ";

  private static final List<Said> LOG =
      List.of(
          new Said(1_000_000, NETVSC + "Data path switched from VF: enP53091s1np0"),
          new Said(1_000_600, NETVSC + "VF unregistering: enP53091s1np0"),
          new Said(1_200_000, NETVSC + "VF slot 1 removed"),
          new Said(65_800_000, NETVSC + "VF slot 1 added"),
          new Said(
              65_800_600,
              "hv_pci 00a2c4d5-cf63-4d7a-a1f0-1234567890ab: PCI VMBus probing: Using version"
                  + " 0x10003"),
          new Said(65_922_000, VF + "firmware version: 14.25.8362"),
          new Said(66_263_000, NETVSC + "VF registering: eth1"),
          new Said(66_263_034, VF + "eth1: joined to eth0"),
          new Said(66_268_634, VF + "enP53091s1np0: renamed from eth1"),
          new Said(66_507_034, VF + "enP53091s1np0: Link up"),
          new Said(66_509_034, NETVSC + "Data path switched to VF: enP53091s1np0"));

  @Test
  void whatDmesgSaysBoundsTheStepsBesideTheWindow() throws IOException {
    Calibrated learnt = Inputs.learn(dmesg());
    assertFound(learnt);
    assertThat(learnt.learnt()).allMatch(it -> it.figure().kind() == Figure.Kind.BOUND);
    assertThat(learnt.knowsWindow()).isFalse();
    assertThat(Inputs.output(learnt)).contains("nothing here bounds the whole window");
    assertThat(learnt.missing()).contains("queues", "notify-register").doesNotContain("gap");
  }

  @Test
  void theJournalSaysTheSameInItsFormats() throws IOException {
    assertFound(
        Inputs.learn(
            lines(
                it ->
                    "[%5d.%06d] myhost kernel: %s"
                        .formatted(it.micros / 1_000_000, it.micros % 1_000_000, it.message))));
    assertFound(
        Inputs.learn(
            lines(
                it ->
                    "Nov 26 %s.%06d myhost kernel: %s"
                        .formatted(it.clock(), it.micros % 1_000_000, it.message))));
    assertFound(
        Inputs.learn(
            lines(
                it ->
                    "2026-11-26T%s,%06d+00:00 %s"
                        .formatted(it.clock(), it.micros % 1_000_000, it.message))));
    assertFound(
        Inputs.learn(
            lines(
                it ->
                    "{\"_HOSTNAME\":\"myhost\",\"__MONOTONIC_TIMESTAMP\":\"%d\",\"_SOURCE_MONOTONIC_TIMESTAMP\":\"%d\",\"SYSLOG_IDENTIFIER\":\"kernel\",\"MESSAGE\":\"%s\"}"
                        .formatted(it.micros + 5_000_000, it.micros, it.message))));
  }

  @Test
  void timesOfWholeSecondsAreRefused() {
    assertThatThrownBy(
            () ->
                Inputs.learn(
                    lines(it -> "Nov 26 %s myhost kernel: %s".formatted(it.clock(), it.message))))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("whole seconds");
  }

  @Test
  void twoVfsThatProbeAtOnceAreNotGuessedApart() throws IOException {
    String probing =
        "[   65.700000] hv_pci 11111111-cf63-4d7a-a1f0-1234567890ab: PCI VMBus probing: Using"
            + " version 0x10003\n";
    Calibrated learnt = Inputs.learn(probing + dmesg());
    assertThat(Inputs.samples(learnt, "kernel.vf-probe")).isEmpty();
    assertThat(Inputs.samples(learnt, "kernel.master-link")).containsExactly(34_000);
  }

  @Test
  void severalBootsAddUpAndDoNotMix() throws IOException {
    String log = dmesg();
    Calibrated learnt = Inputs.learn(log, log);
    assertThat(Inputs.samples(learnt, "kernel.vf-probe")).hasSize(2);
    assertThat(Inputs.samples(learnt, "kernel.gap"))
        .containsExactly(64_600_000_000L, 64_600_000_000L);
  }

  /** 34 us, 5.6 ms, 244 ms less 100 ms, and 2 ms, as in the log. */
  private static void assertFound(Calibrated learnt) {
    assertThat(Inputs.samples(learnt, "kernel.vf-probe")).containsExactly(462_400_000);
    assertThat(Inputs.samples(learnt, "kernel.master-link")).containsExactly(34_000);
    assertThat(Inputs.samples(learnt, "kernel.slave-flag")).containsExactly(0);
    assertThat(Inputs.samples(learnt, "userspace.rename")).containsExactly(5_600_000);
    assertThat(Inputs.samples(learnt, "kernel.vf-open")).containsExactly(144_000_000);
    assertThat(Inputs.samples(learnt, "kernel.datapath-switch")).containsExactly(2_000_000);
    assertThat(Inputs.samples(learnt, "kernel.vf-close")).containsExactly(600_000);
    assertThat(Inputs.samples(learnt, "kernel.gap")).containsExactly(64_600_000_000L);
  }

  private static String dmesg() {
    return lines(
        it -> "[%5d.%06d] %s".formatted(it.micros / 1_000_000, it.micros % 1_000_000, it.message));
  }

  private static String lines(Function<Said, String> format) {
    return LOG.stream().map(format).collect(Collectors.joining("\n", "", "\n"));
  }
}
