package dev.vfrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CampaignTotals;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Marks;
import dev.vfrace.count.Metric;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import dev.vfrace.machine.Evidence;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.raw.RawRun;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.statistics.Mean;
import dev.vfrace.statistics.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ResultBuilderTest {

  private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void takesIdentityAndVolumeFromSettingsAndMeasurement() {
    RunResult result = build(settings("--cycles", "1000"), Ending.complete());
    assertThat(result.identity().version()).isEqualTo("1.2.3");
    assertThat(result.identity().kernel()).isEqualTo("v6.1");
    assertThat(result.identity().started()).isEqualTo(STARTED);
    assertThat(result.volume().cycles()).isEqualTo(100);
    assertThat(result.volume().requestedCycles()).isEqualTo(1000);
    assertThat(result.volume().messages()).isEqualTo(5_000);
    assertThat(result.volume().elapsed()).isEqualTo(Duration.ofSeconds(2));
    assertThat(result.expectations()).hasSize(1);
  }

  @Test
  void givesEveryMetricTheTrialsOfItsProgram() {
    Map<Metric, Rate> rates =
        build(settings("--cycles", "1000"), Ending.complete()).observers().get("wicked").rates();
    assertThat(rates)
        .containsEntry(Metric.SAW_UNSLAVED, new Rate(6, 90))
        .containsEntry(Metric.SAW_NO_MASTER, new Rate(5, 90))
        .containsEntry(Metric.MISJUDGED, new Rate(4, 90))
        .containsEntry(Metric.HARMED, new Rate(3, 90))
        .containsEntry(Metric.HEALED, new Rate(2, 90))
        .containsEntry(Metric.WRONGLY_IGNORED, new Rate(1, 90))
        .containsEntry(Metric.SAW_ORPHAN, new Rate(8, 80))
        .containsEntry(Metric.SAW_STALE_FLAG, new Rate(7, 80));
  }

  @Test
  void countsOutcomesOverTheCyclesInWhichStockWasTaken() {
    assertThat(build(settings("--cycles", "1000"), Ending.complete()).outcomes())
        .containsExactly(
            Map.entry("joined", new Rate(16, 99)),
            Map.entry("flagged", new Rate(15, 99)),
            Map.entry("joinedWithoutFlag", new Rate(14, 99)),
            Map.entry("flaggedWithoutMaster", new Rate(13, 99)),
            Map.entry("up", new Rate(12, 99)),
            Map.entry("dataPathOnVf", new Rate(11, 99)),
            Map.entry("vfIsEth0", new Rate(10, 99)),
            Map.entry("renamed", new Rate(0, 99)),
            Map.entry("renameBusy", new Rate(0, 99)),
            Map.entry("renameExists", new Rate(0, 99)));
  }

  @Test
  void tellsWhatTheCyclesMeantForPacketsAndForRtnl() {
    TrafficResult traffic = build(settings("--cycles", "9"), Ending.complete()).traffic();
    assertThat(traffic.lostPackets()).isEqualTo(new Mean(100, 7, 25));
    assertThat(traffic.lostInterval()).contains(new Mean(100, 7, 25).interval());
    assertThat(
            traffic
                .outageMicros()
                .p50Interval()
                .orElseThrow()
                .contains(traffic.outageMicros().p50()))
        .isTrue();
    assertThat(traffic.syntheticSecondsPerCycle()).isEqualTo(0.05);
    assertThat(traffic.outageMicros().max()).isCloseTo(3, Percentage.withPercentage(0.1));
    assertThat(traffic.rtnlHoldMicros().p50()).isCloseTo(9, Percentage.withPercentage(0.1));
  }

  /** A plain interval does not hold at a stop by counts, nor between threads. */
  @ParameterizedTest
  @CsvSource({"--until, wicked.misjudged rel 10%", "--lag, unbounded"})
  void givesNoPlainIntervalWhereItDoesNotHold(String option, String value) {
    TrafficResult traffic = build(settings(option, value), Ending.complete()).traffic();
    assertThat(traffic.lostPackets()).isEqualTo(new Mean(100, 7, 25));
    assertThat(traffic.lostInterval()).isEmpty();
    assertThat(traffic.outageMicros().p50Interval()).isEmpty();
  }

  @Test
  void turnsNanosecondsIntoMicroseconds() {
    RunResult result = build(settings("--lag", "1500ns"), Ending.complete());
    Quantiles flag = result.windows().flagMicros();
    assertThat(flag.p50()).isCloseTo(2, Percentage.withPercentage(0.1));
    assertThat(flag.max()).isCloseTo(4000, Percentage.withPercentage(0.1));
    assertThat(result.windows().masterMicros()).isEqualTo(Quantiles.NONE);
    assertThat(result.clock().lagMicros()).isEqualTo(1.5);
    assertThat(result.clock().pace()).isEqualTo("free");
    assertThat(result.clock().latenessMicros().p50()).isCloseTo(0.007, within(1e-9));
  }

  @Test
  void withoutANetvscThereIsNoWindow() {
    RunResult result = build(settings("--scenario", "no-netvsc"), Ending.complete());
    assertThat(result.windows()).isEqualTo(Windows.NONE);
  }

  @Test
  void anUnboundedLagHasNoEnd() {
    assertThat(build(settings("--lag", "unbounded"), Ending.complete()).clock().lagMicros())
        .isInfinite();
  }

  @Test
  void aRunOfSoMuchTimeAskedForNoCycles() {
    RunResult result = build(settings("--duration", "1s"), Ending.timeIsUp());
    assertThat(result.volume().requestedCycles()).isNull();
    assertThat(result.volume().incomplete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETE, COMPLETE",
    "TIME_IS_UP, DURATION",
    "INTERRUPTED, INTERRUPTED",
    "FAILED, ERROR"
  })
  void saysWhyItEnded(Ending.Reason reason, Stopped stopped) {
    Ending ending = new Ending(reason, Optional.empty());
    assertThat(build(settings("--cycles", "9"), ending).volume().stopped()).isEqualTo(stopped);
  }

  private static RunResult build(CampaignSettings settings, Ending ending) {
    CampaignTotals totals = new CampaignTotals(1, settings.knownRaces().size(), 1);
    totals.add(
        new VirtualMachine.Round(
            0,
            100,
            List.of(
                Counts.of(
                    Map.ofEntries(
                        Map.entry(Counter.TRIALS, 90L),
                        Map.entry(Counter.SAW_UNSLAVED, 6L),
                        Map.entry(Counter.SAW_NO_MASTER, 5L),
                        Map.entry(Counter.MISJUDGED, 4L),
                        Map.entry(Counter.HARMED, 3L),
                        Map.entry(Counter.HEALED, 2L),
                        Map.entry(Counter.WRONGLY_IGNORED, 1L),
                        Map.entry(Counter.EPISODES, 6L),
                        Map.entry(Counter.MASTER_LOSSES, 80L),
                        Map.entry(Counter.SAW_ORPHAN, 8L),
                        Map.entry(Counter.SAW_STALE_FLAG, 7L)))),
            List.of(Marks.NONE),
            Stock.of(
                99,
                Map.of(
                    Outcome.JOINED,
                    16L,
                    Outcome.FLAGGED,
                    15L,
                    Outcome.JOINED_WITHOUT_FLAG,
                    14L,
                    Outcome.FLAGGED_WITHOUT_MASTER,
                    13L,
                    Outcome.UP,
                    12L,
                    Outcome.DATA_PATH_ON_VF,
                    11L,
                    Outcome.VF_IS_ETH0,
                    10L)),
            new Traffic(100, 3_000, 5_000_000_000L, 7, 25),
            new VirtualMachine.Times(
                new long[] {1_000, 2_000, 4_000_000},
                new long[0],
                new long[] {3_000},
                new long[] {9_000}),
            Evidence.NONE));
    Histogram lateness = new Histogram(3);
    lateness.recordValue(7);
    Measurement measurement =
        new Measurement(
            settings, STARTED, Duration.ofSeconds(2), 5_000, ending, totals, 0, lateness);
    return ResultBuilder.build(
        Results.RECORDER.record(
            measurement,
            new RawRun.Questions(
                List.of("wicked.harmed < 0.5"), Optional.of("2M-boots/day"), Metric.HARMED)));
  }

  private static CampaignSettings settings(String option, String value) {
    RunOption given =
        List.of(RunOption.values()).stream()
            .filter(it -> it.option().equals(option))
            .findFirst()
            .orElseThrow();
    return Catalogue.load(
            Catalogue.confDir(),
            List.of(),
            List.of("run.userspace=wicked"),
            Map.of(given, List.of(value)))
        .campaign();
  }
}
