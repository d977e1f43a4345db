package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vfrace.analysis.Results;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Metric;
import dev.vfrace.count.Outcome;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.statistics.Dependence;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("campaign")
@Timeout(120)
class BlocksTest {

  private final List<CampaignSettings> run = new ArrayList<>();
  private final List<Measurement> parts = new ArrayList<>();
  private final CompletableFuture<Void> stop = new CompletableFuture<>();

  @Test
  void takesTurnsAndSharesTheCycles() throws InterruptedException {
    Blocks blocks = blocks(3, settings("run.kernel=v6.1"), settings("run.kernel=v6.7"));
    assertThat(blocks.cycles()).hasValue(400);
    List<Measurement> both = blocks.run(stop);
    assertThat(run)
        .extracting(it -> it.kernel().name())
        .containsExactly("v6.1", "v6.7", "v6.1", "v6.7", "v6.1", "v6.7");
    assertThat(run)
        .extracting(it -> it.cycles().orElseThrow())
        .containsExactly(67L, 67L, 67L, 67L, 66L, 66L);
    assertThat(both).extracting(it -> it.ending().reason()).containsOnly(Ending.Reason.COMPLETE);
    assertThat(both).extracting(it -> it.totals().cycles()).containsExactly(200L, 200L);
    assertThat(blocks.cyclesDone()).isEqualTo(400);
  }

  @Test
  void mergesAllThatWasMeasured() throws InterruptedException {
    CampaignSettings whole = settings("run.warm-up=2");
    Measurement merged = blocks(4, whole).run(stop).get(0);
    assertThat(parts).hasSize(4);
    CampaignTotals totals = merged.totals();
    for (int program = 0; program < whole.programs().size(); program++) {
      int index = program;
      Counts sum =
          parts.stream()
              .map(it -> it.totals().programs().get(index))
              .reduce(Counts.NONE, Counts::plus);
      assertThat(totals.programs().get(index)).isEqualTo(sum);
      assertThat(totals.batches(index).stream().reduce(Counts.NONE, Counts::plus)).isEqualTo(sum);
    }
    assertThat(totals.controls().get(0).trials())
        .isEqualTo(parts.stream().mapToLong(it -> it.totals().controls().get(0).trials()).sum());
    assertThat(totals.stock().of(Outcome.JOINED)).isEqualTo(200);
    assertThat(totals.flagWindows().getTotalCount()).isEqualTo(200);
    assertThat(totals.masterWindows().getTotalCount()).isEqualTo(200);
    assertThat(totals.traffic().cycles()).isEqualTo(200);
    assertThat(totals.outages().getTotalCount()).isEqualTo(200);
    assertThat(totals.rtnlHolds().getTotalCount()).isEqualTo(200);
    assertThat(merged.messages()).isEqualTo(parts.stream().mapToLong(Measurement::messages).sum());
    assertThat(merged.elapsed()).isPositive();
    assertThat(merged.allocatedBytes()).isPositive();
    assertThat(merged.lateness().getTotalCount()).isPositive();
    RunResult result = Results.of(merged);
    assertThat(result.volume().requestedCycles()).isEqualTo(200);
    assertThat(result.volume().warmUpCycles()).isEqualTo(4 * 2 * 4);
    assertThat(result.identity().seed()).isEqualTo(whole.seed());
  }

  @Test
  void eachBlockDrawsOnItsOwnAndTheFirstAsTheWhole() {
    CampaignSettings whole = settings();
    BlockPlan plan = new BlockPlan(whole, 1000);
    assertThat(plan.blocks()).isEqualTo(200);
    assertThat(plan.block(0, Duration.ZERO).seed()).isEqualTo(whole.seed());
    assertThat(plan.block(0, Duration.ZERO).lanes()).isEqualTo(1);
    List<Long> seeds = new ArrayList<>();
    for (int block = 0; block < plan.blocks(); block++) {
      seeds.add(plan.block(block, Duration.ZERO).seed());
    }
    assertThat(seeds).doesNotHaveDuplicates();
    assertThat(plan.block(7, Duration.ZERO))
        .isEqualTo(new BlockPlan(whole, 200).block(7, Duration.ZERO));
    assertThat(new BlockPlan(whole, 1).block(0, Duration.ZERO)).isEqualTo(whole);
  }

  @Test
  void sharesTheTime() {
    CampaignSettings settings = settings("run.cycles=auto", "run.duration=10s");
    Blocks blocks = blocks(4, settings, settings);
    assertThat(blocks.cycles()).isEqualTo(OptionalLong.empty());
    assertThat(blocks.duration()).contains(Duration.ofSeconds(20));
    assertThat(new BlockPlan(settings, 4).block(3, Duration.ZERO).duration())
        .contains(Duration.ofMillis(2500));
  }

  @Test
  void anInterruptionKeepsWhatWasMeasured() throws InterruptedException {
    BlockRunner stopsInTheThird =
        (settings, watch, own) -> {
          if (run.size() == 2) {
            stop.complete(null);
            assertThat(own).isDone();
          }
          Measurement done = runner(settings);
          return own.isDone() ? Endings.with(done, Ending.interrupted()) : done;
        };
    List<Measurement> both =
        new Blocks(List.of(settings(), settings()), 5, 1, stopsInTheThird, InstantSource.system())
            .run(stop);
    assertThat(run).hasSize(3);
    assertThat(both).extracting(it -> it.ending().reason()).containsOnly(Ending.Reason.INTERRUPTED);
    assertThat(both).extracting(it -> it.totals().cycles()).containsExactly(80L, 40L);
  }

  @Test
  void anInterruptionBeforeTheStartMeasuresNothing() throws InterruptedException {
    stop.complete(null);
    Measurement nothing = blocks(2, settings()).run(stop).get(0);
    assertThat(run).isEmpty();
    assertThat(nothing.ending().reason()).isEqualTo(Ending.Reason.INTERRUPTED);
    assertThat(Results.of(nothing).volume().cycles()).isZero();
  }

  @Test
  void aFailureEndsItsCampaignAlone() throws InterruptedException {
    BlockRunner breaks =
        (settings, watch, own) -> {
          if (settings.kernel().name().equals("v6.1") && run.size() == 2) {
            run.add(settings);
            throw new IllegalStateException("it broke");
          }
          return runner(settings);
        };
    List<Measurement> both =
        new Blocks(
                List.of(settings("run.kernel=v6.1"), settings("run.kernel=v6.7")),
                5,
                1,
                breaks,
                InstantSource.system())
            .run(stop);
    assertThat(both.get(0).ending().reason()).isEqualTo(Ending.Reason.FAILED);
    assertThat(both.get(0).ending().cause())
        .hasValueSatisfying(cause -> assertThat(cause).hasMessage("it broke"));
    assertThat(both.get(0).totals().cycles()).isEqualTo(40);
    assertThat(both.get(1).ending().reason()).isEqualTo(Ending.Reason.COMPLETE);
    assertThat(both.get(1).totals().cycles()).isEqualTo(200);
  }

  @Test
  void aBlockWhoseActorFailedCountsForWhatItHas() throws InterruptedException {
    BlockRunner fails =
        (settings, watch, own) ->
            Endings.with(runner(settings), Ending.failed(new StalledException(40)));
    Measurement failed =
        new Blocks(List.of(settings()), 5, 1, fails, InstantSource.system()).run(stop).get(0);
    assertThat(failed.ending().reason()).isEqualTo(Ending.Reason.FAILED);
    assertThat(failed.totals().cycles()).isEqualTo(40);
  }

  @Test
  void countsOverAllCampaignsWhileTheyRun() throws InterruptedException {
    List<Long> seen = new ArrayList<>();
    Blocks[] blocks = new Blocks[1];
    blocks[0] =
        new Blocks(
            List.of(settings(), settings()),
            2,
            1,
            (settings, watch, own) -> {
              watch.start(() -> 7);
              seen.add(blocks[0].cyclesDone());
              return runner(settings);
            },
            InstantSource.system());
    blocks[0].run(stop);
    assertThat(seen).containsExactly(7L, 107L, 207L, 307L);
  }

  @Test
  void refusesWhatABlockCannotKnow() {
    CampaignSettings counting = settings("run.until=udev-azure-rule.misjudged events 5");
    assertThatThrownBy(() -> blocks(5, counting)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> blocks(0, settings())).isInstanceOf(IllegalArgumentException.class);
  }

  /** All that one set of threads counts is a single draw of how the machine schedules them. */
  @Test
  void aCampaignThatMeasuresSchedulingHasFreshThreadsTwentyTimes() throws InterruptedException {
    Measurement merged = blocks(1, scheduling()).run(stop).get(0);

    assertThat(run).hasSize(20);
    assertThat(merged.totals().stocksOfBlocks()).hasSize(20);
    assertThat(merged.totals().blocks(0)).hasSize(20);
    assertThat(merged.totals().blocks(0).stream().reduce(Counts.NONE, Counts::plus))
        .isEqualTo(merged.totals().programs().get(0));
    RunResult result = Results.of(merged);
    assertThat(result.blocks()).hasValue(20);
    assertThat(result.observers().get("udev-azure-rule").rate(Metric.SAW_UNSLAVED).dependence())
        .isInstanceOf(Dependence.Blocks.class);
  }

  @Test
  void tooFewCyclesForBlocksTellNothing() throws InterruptedException {
    Measurement merged = blocks(1, scheduling("run.cycles=9")).run(stop).get(0);

    assertThat(Results.of(merged).observers().get("udev-azure-rule").rate(Metric.MISJUDGED))
        .extracting(Rate::interval)
        .isEqualTo(Interval.ANY_RATE);
  }

  @Test
  void schedulingIsMeasuredWhereNothingElseSettlesTheOrder() {
    assertThat(scheduling().clock().measuresScheduling()).isTrue();
    assertThat(scheduling("run.threads=1").clock().measuresScheduling()).isFalse();
    assertThat(settings("run.threads=2").clock().measuresScheduling()).isFalse();
    assertThat(settings("run.threads=2", "clock.pace=real").clock().measuresScheduling()).isFalse();
    assertThat(settings("run.threads=2", "clock.lag=unbounded").clock().measuresScheduling())
        .isTrue();
  }

  /** The rule is asked after each block; nothing else ends it. */
  @Test
  void blocksGoOnUntilTheCountsAreEnough() throws InterruptedException {
    CampaignSettings settings =
        scheduling("run.cycles=auto", "run.until=udev-azure-rule.misjudged < 50%");

    Measurement merged = blocks(1, settings).run(stop).get(0);

    assertThat(merged.ending().reason()).isEqualTo(Ending.Reason.COUNTED_ENOUGH);
    assertThat(run).hasSizeGreaterThanOrEqualTo(10);
    assertThat(Results.of(merged).observers().get("udev-azure-rule").rate(Metric.MISJUDGED))
        .matches(rate -> rate.isAnytime() && rate.isOfBlocks());
  }

  @Test
  void blocksEndWhenTheTimeIsUpBeforeTheCountsAreEnough() throws InterruptedException {
    CampaignSettings settings =
        scheduling(
            "run.cycles=auto", "run.duration=200ms", "run.until=udev-azure-rule.misjudged > 2%");
    Blocks blocks =
        new Blocks(
            List.of(settings),
            1,
            1,
            (block, watch, own) -> timeIsUp(block),
            InstantSource.system());

    assertThat(blocks.run(stop).get(0).ending().reason()).isEqualTo(Ending.Reason.TIME_IS_UP);
    assertThat(run).hasSize(1);
  }

  private Measurement timeIsUp(CampaignSettings settings) throws InterruptedException {
    Measurement part = runner(scheduling("run.cycles=2"));
    run.set(0, settings);
    return new Measurement(
        part.settings(),
        part.started(),
        part.elapsed(),
        part.messages(),
        Ending.timeIsUp(),
        part.totals(),
        part.allocatedBytes(),
        part.lateness());
  }

  private static CampaignSettings scheduling(String... defines) {
    List<String> all = new ArrayList<>(List.of("run.timing=raw", "run.threads=2"));
    all.addAll(Arrays.asList(defines));
    return settings(all.toArray(String[]::new));
  }

  private Blocks blocks(int blocks, CampaignSettings... campaigns) {
    return new Blocks(
        List.of(campaigns),
        blocks,
        1,
        (settings, watch, own) -> runner(settings),
        InstantSource.system());
  }

  private Measurement runner(CampaignSettings settings) throws InterruptedException {
    run.add(settings);
    Measurement part =
        new CampaignRunner(settings, InstantSource.system()).run(new CompletableFuture<>());
    parts.add(part);
    return part;
  }

  private static CampaignSettings settings(String... defines) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run.cycles=200", "run.lanes=4", "run.threads=1", "run.userspace=udev-azure-rule"));
    all.addAll(Arrays.asList(defines));
    return Catalogue.load(Catalogue.confDir(), List.of(), all, Map.of()).campaign();
  }

  @Test
  void severalAtOnceMeasureWhatOneAfterTheOtherDoes() throws InterruptedException {
    CampaignSettings[] campaigns = {
      settings("run.threads=1", "run.kernel=v6.1"), settings("run.threads=1", "run.kernel=v6.7")
    };
    List<Measurement> together = actors(2, campaigns).run(stop);
    List<Measurement> inTurns = actors(1, campaigns).run(stop);
    assertThat(together)
        .extracting(it -> it.totals().programs())
        .isEqualTo(inTurns.stream().map(it -> it.totals().programs()).toList());
  }

  private static Blocks actors(int atOnce, CampaignSettings... campaigns) {
    return new Blocks(
        List.of(campaigns),
        3,
        atOnce,
        (settings, watch, own) -> new CampaignRunner(settings, InstantSource.system()).run(own),
        InstantSource.system());
  }
}
