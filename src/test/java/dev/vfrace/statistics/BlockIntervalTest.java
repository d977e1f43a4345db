package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class BlockIntervalTest {

  /**
   * By hand: 5 blocks of 10 and 5 of 30 hits in 100 trials. Their rate is 0.2, its standard error
   * 0.1 / 3, the deviate at 9 degrees of freedom 2.262157.
   */
  @Test
  void comesFromBetweenTheBlocks() {
    long[] hits = {10, 30, 10, 30, 10, 30, 10, 30, 10, 30};

    BlockInterval.Between between = between(hits, equal(10, 100));

    double reach = 2.2621571628 * 0.1 / 3 / 0.16;
    assertThat(between.standardError()).isCloseTo(0.1 / 3, offset(1e-12));
    assertThat(between.interval(0.95).low()).isCloseTo(1 / (1 + 4 * Math.exp(reach)), offset(1e-9));
    assertThat(between.interval(0.95).high())
        .isCloseTo(1 / (1 + 4 * Math.exp(-reach)), offset(1e-9));
  }

  /** Blocks are of one machine's moods: of a mean of 10 % and that standard deviation. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0.95, 0.985, 1",
    "0.01, 10, 0.935, 0.965, 0.4",
    "0.03, 10, 0.935, 0.965, 0.2",
    "0.03, 20, 0.935, 0.965, 0.2"
  })
  void coversTheRateOverAllBlocks(
      double deviation, int blocks, double least, double most, double exactAtMost) {
    int runs = 2000;
    int covered = 0;
    int coveredByExact = 0;
    Simulation simulation = new Simulation(31);
    for (int run = 0; run < runs; run++) {
      long[] hits = new long[blocks];
      for (int block = 0; block < blocks; block++) {
        double mood = Math.max(0, 0.1 + deviation * simulation.normal());
        hits[block] = simulation.manyHits(mood, 20_000);
      }
      BlockInterval.Between between = between(hits, equal(blocks, 20_000));
      covered += between.interval(0.95).contains(0.1) ? 1 : 0;
      coveredByExact += between.total().interval().contains(0.1) ? 1 : 0;
    }

    assertThat((double) covered / runs).isBetween(least, most);
    assertThat((double) coveredByExact / runs).isLessThanOrEqualTo(exactAtMost);
  }

  /** Half of the moods never hit. */
  @Test
  void coversWhereManyBlocksHaveNoEvent() {
    int runs = 2000;
    int covered = 0;
    Simulation simulation = new Simulation(32);
    for (int run = 0; run < runs; run++) {
      long[] hits = new long[20];
      for (int block = 0; block < hits.length; block++) {
        hits[block] = simulation.hits(0.5, 1) * simulation.hits(1e-3, 5_000);
      }
      covered += between(hits, equal(20, 5_000)).interval(0.95).contains(5e-4) ? 1 : 0;
    }

    assertThat((double) covered / runs).isBetween(0.93, 0.98);
  }

  @Test
  void isWiderWhereTheCountsDecidedWhenToStop() {
    long[] hits = {10, 30, 10, 30, 10, 30, 10, 30, 10, 30};
    BlockInterval blocks = BlockInterval.of(hits, equal(10, 100));
    Interval anytime = new Rate(200, 1000, Stopping.BY_COUNTS).judgedBy(blocks).interval();

    double reach = AnytimeStudent.deviate(10, 0.95) * 0.1 / 3 / 0.16;
    assertThat(anytime.low()).isCloseTo(1 / (1 + 4 * Math.exp(reach)), offset(1e-9));
    assertThat(anytime.high()).isCloseTo(1 / (1 + 4 * Math.exp(-reach)), offset(1e-9));
  }

  @Test
  void isTheExactIntervalWhereNothingOrAllHit() {
    assertThat(between(new long[10], equal(10, 1000)).interval(0.95))
        .isEqualTo(new Rate(0, 10_000).interval());
    assertThat(between(equal(10, 1000), equal(10, 1000)).interval(0.95))
        .isEqualTo(new Rate(10_000, 10_000).interval());
  }

  @Test
  void isNeverNarrowerThanTheExactInterval() {
    assertThat(between(equal(12, 7), equal(12, 1000)).interval(0.95))
        .isEqualTo(new Rate(84, 12_000).interval());
  }

  @Test
  void staysWithinZeroAndOneAndHoldsTheRate() {
    long[] hits = new long[10];
    hits[3] = 1000;
    Interval interval = between(hits, equal(10, 1000)).interval(0.999);

    assertThat(interval.low()).isBetween(0.0, 0.01);
    assertThat(interval.high()).isBetween(0.9, 1.0);
    assertThat(interval.contains(0.1)).isTrue();
  }

  @Test
  void weighsBlocksByTheirTrials() {
    long[] hits = {10, 10, 10, 10, 10, 10, 10, 10, 10, 1};
    long[] trials = {100, 100, 100, 100, 100, 100, 100, 100, 100, 10};

    BlockInterval.Between between = between(hits, trials);

    assertThat(between.total().rate()).isCloseTo(0.1, offset(1e-12));
    assertThat(between.standardError()).isCloseTo(0, offset(1e-12));
  }

  @Test
  void saysWhatItLacksToJudge() {
    long[] hits = new long[12];
    long[] trials = new long[12];
    Arrays.fill(trials, 0, 9, 100);

    BlockInterval interval = BlockInterval.of(hits, trials);

    assertThat(interval).isEqualTo(new BlockInterval.TooFewBlocks(new Rate(0, 900), 9));
    assertThat(((BlockInterval.TooFewBlocks) interval).reason())
        .isEqualTo("9 blocks; to judge takes 10");
  }

  @Test
  void refusesBlocksThatDoNotMatch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockInterval.of(new long[3], new long[4]))
        .withMessageContaining("3 and 4");
  }

  private static BlockInterval.Between between(long[] hits, long[] trials) {
    return (BlockInterval.Between) BlockInterval.of(hits, trials);
  }

  private static long[] equal(int blocks, long trials) {
    long[] all = new long[blocks];
    Arrays.fill(all, trials);
    return all;
  }
}
