package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counts;
import dev.vfrace.count.Metric;
import dev.vfrace.count.Pairs;
import dev.vfrace.settings.Catalogue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cycle of one campaign meets the cycle of the other that drew the same delays. */
@Tag("campaign")
@Timeout(120)
class PairingTest {

  /** Misled on v6.1 until the flag is there, and on v6.7 until the master is. */
  private static final String BOTH =
      "userspace.both={trigger=uevent-add, reads=sysfs, latency={dist=exponential, mean=2ms},"
          + " gate={all-of=[slave-flag, master-link]}}";

  private static final String PROGRAMS =
      "run.userspace=\"udev-azure-rule,both,cloud-ifupdown-helper,addrconf\"";
  private static final long CYCLES = 1500;

  /** A lag of a hundredth of the window changes at most one cycle in a hundred. */
  private static final double BIAS = 0.01;

  @Test
  void isTheSameOnOneThreadAndOnTwo() throws InterruptedException {
    PairTable one = table("run.threads=1");

    assertThat(table("run.threads=2", "run.placement=together")).isEqualTo(one);
    assertThat(one.of("both", Metric.MISJUDGED).orElseThrow().both()).isPositive();
    assertThat(one.of("both", Metric.MISJUDGED).orElseThrow().onlyA()).isPositive();
    assertThat(one.of("both", Metric.MISJUDGED).orElseThrow().neither()).isPositive();
    assertThat(one.of("addrconf", Metric.HARMED)).contains(new Pairs(0, 0, CYCLES, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks", "apart"})
  void isTheSameWithinTheBiasOfTheLagWhereTheSidesAreApart(String placement)
      throws InterruptedException {
    PairTable one = table("run.threads=1");
    PairTable two = table("run.threads=2", "run.placement=" + placement);
    one.programs()
        .forEach(
            (program, metrics) ->
                metrics.forEach(
                    (metric, pairs) ->
                        assertThat(distance(pairs, two.of(program, metric).orElse(Pairs.NONE)))
                            .as("%s %s", program, metric)
                            .isLessThanOrEqualTo((long) (4 * BIAS * CYCLES))));
  }

  private static long distance(Pairs one, Pairs two) {
    return Math.abs(one.both() - two.both())
        + Math.abs(one.onlyA() - two.onlyA())
        + Math.abs(one.onlyB() - two.onlyB())
        + Math.abs(one.neither() - two.neither());
  }

  /**
   * Blocks, lanes and rounds cut the cycles in many ways, and their numbers start at the warm-up.
   */
  @ParameterizedTest
  @CsvSource({"1, 1, 0", "3, 7, 5", "5, 16, 10", "2, 1100, 3"})
  void addsUpToTheCountsOfBoth(int blocks, int lanes, int warmUp) throws InterruptedException {
    String[] size = {"run.threads=1", "run.lanes=" + lanes, "run.warm-up=" + warmUp};
    List<CampaignSettings> both = List.of(settings("v6.1", size), settings("v6.7", size));
    List<Measurement> measured = blocks(both, blocks, 1).run(new CompletableFuture<>());
    PairTable table = measured.get(1).totals().pairs();

    assertThat(table.of("udev-azure-rule", Metric.SAW_NO_MASTER)).isPresent();
    for (int program = 0; program < both.get(0).programs().size(); program++) {
      Counts countsA = measured.get(0).totals().programs().get(program);
      Counts countsB = measured.get(1).totals().programs().get(program);
      for (Metric metric : Metric.values()) {
        Pairs pairs =
            table.of(both.get(0).programs().get(program).name(), metric).orElse(Pairs.NONE);
        assertThat(pairs.countA()).isEqualTo(metric.count(countsA));
        assertThat(pairs.countB()).isEqualTo(metric.count(countsB));
      }
    }
  }

  @Test
  void aDesignMeetsItselfInEveryCycle() throws InterruptedException {
    PairTable table =
        blocks(List.of(settings("v6.1"), settings("v6.1")), 4, 2)
            .run(new CompletableFuture<>())
            .get(1)
            .totals()
            .pairs();

    assertThat(table.of("udev-azure-rule", Metric.SAW_UNSLAVED)).isPresent();
    table
        .programs()
        .forEach(
            (program, metrics) ->
                metrics.forEach(
                    (metric, pairs) ->
                        assertThat(pairs.onlyA() + pairs.onlyB()).as(program).isZero()));
  }

  @Test
  void isTheSameWhicheverBlockEndsFirst() throws InterruptedException {
    List<MarkLog> logsA = logs("v6.1");
    List<MarkLog> logsB = logs("v6.7");
    Pairing inTurns = new Pairing(settings("v6.1"), settings("v6.7"), Map.of());
    Pairing farAhead = new Pairing(settings("v6.1"), settings("v6.7"), Map.of());
    for (int block = 0; block < logsA.size(); block++) {
      inTurns.add(true, block, logsA.get(block));
      inTurns.add(false, block, logsB.get(block));
      farAhead.add(false, block, logsB.get(block));
    }
    for (int block = logsA.size() - 1; block >= 0; block--) {
      farAhead.add(true, block, logsA.get(block));
    }

    assertThat(farAhead.table()).isEqualTo(inTurns.table()).isNotEqualTo(PairTable.NONE);
    farAhead.forget();
    assertThat(farAhead.table()).isEqualTo(PairTable.NONE);
  }

  private static List<MarkLog> logs(String kernel) throws InterruptedException {
    List<MarkLog> logs = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      CampaignSettings block = settings(kernel, "run.cycles=200", "run.seed=" + seed);
      logs.add(
          new CampaignRunner(block.keptByCycle(), InstantSource.system())
              .run(new CompletableFuture<>())
              .totals()
              .byCycle()
              .orElseThrow());
    }
    return logs;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run.seed=2",
        "run.lanes=8",
        "run.cycles=1600",
        "run.warm-up=7",
        "run.scenario=vf-first",
        "clock.lag=unbounded",
        "clock.pace=real",
        "run.cycles=auto"
      })
  void needsTheSameDrawsAndNothingElseThatDecides(String other) {
    CampaignSettings plain = settings("v6.1");

    assertThat(Pairing.drawTheSame(plain, settings("v6.7"))).isTrue();
    assertThat(Pairing.drawTheSame(plain, settings("v6.7", "run.threads=2"))).isTrue();
    assertThat(
            Pairing.drawTheSame(
                plain, settings("v6.7", other, "run.threads=2", "run.duration=10s")))
        .isFalse();
  }

  @Test
  void keepsNothingByCycleOfWhatIsNotCompared() throws InterruptedException {
    List<Boolean> kept = new ArrayList<>();
    List<CampaignSettings> three = List.of(settings("v6.1"), settings("v6.1"), settings("v6.7"));
    new Blocks(
            three,
            List.of(new Comparison(0, 2)),
            1,
            1,
            (settings, watch, own) -> {
              kept.add(settings.keeping().byCycle());
              return new CampaignRunner(settings, InstantSource.system()).run(own);
            },
            InstantSource.system())
        .run(new CompletableFuture<>());

    assertThat(kept).containsExactly(true, false, true);
  }

  @Test
  void cutsALongCampaignIntoMoreBlocks() {
    CampaignSettings settings = settings("v6.1", "run.cycles=20M");
    List<CampaignSettings> both = List.of(settings, settings);

    assertThat(blocks(both, 5, 1).blocks()).isEqualTo(20);
    assertThat(new Blocks(both, 5, 1, PairingTest::runNothing, InstantSource.system()).blocks())
        .isEqualTo(5);
  }

  private static Measurement runNothing(
      CampaignSettings settings, CycleWatch watch, CompletableFuture<?> stop) {
    throw new IllegalStateException("nothing is to be run");
  }

  private static PairTable table(String... defines) throws InterruptedException {
    List<Measurement> measured =
        blocks(List.of(settings("v6.1", defines), settings("v6.7", defines)), 3, 1)
            .run(new CompletableFuture<>());
    assertThat(measured.get(0).totals().pairs()).isEqualTo(PairTable.NONE);
    return measured.get(1).totals().pairs();
  }

  private static Blocks blocks(List<CampaignSettings> both, int blocks, int atOnce) {
    return new Blocks(
        both,
        List.of(new Comparison(0, 1)),
        blocks,
        atOnce,
        (settings, watch, own) -> new CampaignRunner(settings, InstantSource.system()).run(own),
        InstantSource.system());
  }

  private static CampaignSettings settings(String kernel, String... defines) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run.kernel=" + kernel, "run.cycles=" + CYCLES, "run.threads=1", PROGRAMS, BOTH));
    all.addAll(Arrays.asList(defines));
    return Catalogue.load(Catalogue.confDir(), List.of(), all, Map.of()).campaign();
  }
}
