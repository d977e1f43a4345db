package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class ClopperPearsonTest {
  private static final double TAIL = 0.025;
  private static final long LAST_INT = Integer.MAX_VALUE;

  /** The ends times the trials: the exact Poisson interval, computed independently. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 3.688879",
    "1, 0.02531781, 5.571643",
    "3, 0.6186721, 8.767273",
    "50, 37.11096, 65.91877"
  })
  void agreesWithThePoissonIntervalWhereTrialsAreMany(long count, double low, double high) {
    for (long trials : new long[] {2_000_000_000L, LAST_INT + 1, 1_000_000_000_000L}) {
      Interval interval = ClopperPearson.interval(count, trials, TAIL);

      assertThat(interval.low() * trials).isCloseTo(low, withinPercentage(2e-5));
      assertThat(interval.high() * trials).isCloseTo(high, withinPercentage(2e-5));
    }
  }

  @Test
  void isTheBinomialIntervalWhereTheTwoDiffer() {
    assertThat(ClopperPearson.interval(0, 1_000_000, TAIL).high())
        .isCloseTo(3.688873e-06, withinPercentage(2e-5));
    Interval three = ClopperPearson.interval(3, 1_000_000, TAIL);
    assertThat(three.low()).isCloseTo(6.186726e-07, withinPercentage(2e-5));
    assertThat(three.high()).isCloseTo(8.767248e-06, withinPercentage(2e-5));
  }

  /** At its ends the interval leaves exactly the tail to counts as extreme as the one observed. */
  @ParameterizedTest
  @CsvSource({"1, 7", "3, 10", "9, 10", "120, 1000", "999, 1000"})
  void leavesTheTailAtBothEnds(int count, int trials) {
    Interval interval = ClopperPearson.interval(count, trials, TAIL);

    assertThat(BinomialDistribution.of(trials, interval.high()).cumulativeProbability(count))
        .isCloseTo(TAIL, offset(1e-8));
    assertThat(BinomialDistribution.of(trials, interval.low()).survivalProbability(count - 1))
        .isCloseTo(TAIL, offset(1e-8));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3, 50, 10_000, 999_999, 1_000_001, 200_000_000, 1_073_741_823})
  void isContinuousWhereTrialsOutgrowInt(long count) {
    Interval before = ClopperPearson.interval(count, LAST_INT, TAIL);
    Interval after = ClopperPearson.interval(count, LAST_INT + 1, TAIL);

    double tolerance = 0.001 * (before.high() - before.low());
    assertThat(after.low()).isCloseTo(before.low(), offset(tolerance));
    assertThat(after.high()).isCloseTo(before.high(), offset(tolerance));
  }

  @Test
  void isContinuousWhereEventsOutgrowThePoissonLimit() {
    Interval before = ClopperPearson.interval(1_000_000, LAST_INT + 1, TAIL);
    Interval after = ClopperPearson.interval(1_000_001, LAST_INT + 1, TAIL);

    double oneEvent = 1.0 / LAST_INT;
    assertThat(after.low()).isCloseTo(before.low(), offset(3 * oneEvent));
    assertThat(after.high()).isCloseTo(before.high(), offset(3 * oneEvent));
  }

  /** The oracle is the definition, by beta quantiles. */
  @ParameterizedTest
  @CsvSource({
    "5, 3000000000",
    "40000, 3000000000",
    "1000000, 3000000000",
    "1000001, 3000000000",
    "1200000000, 3000000000",
    "2900000000, 3000000000",
    "2999999995, 3000000000"
  })
  void agreesWithTheDefinitionBeyondInt(long count, long trials) {
    Interval interval = ClopperPearson.interval(count, trials, TAIL);

    double events = count;
    double misses = trials - count;
    double low = BetaDistribution.of(events, misses + 1).inverseCumulativeProbability(TAIL);
    double high = BetaDistribution.of(events + 1, misses).inverseSurvivalProbability(TAIL);
    assertThat(interval.low()).isCloseTo(low, offset(0.001 * (high - low)));
    assertThat(interval.high()).isCloseTo(high, offset(0.001 * (high - low)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 17",
    "4, 17",
    "0, 1000000",
    "3, 1000000",
    "0, 3000000000",
    "7, 3000000000",
    "1400000000, 3000000000"
  })
  void isSymmetricInEventsAndMisses(long count, long trials) {
    Interval events = ClopperPearson.interval(count, trials, TAIL);
    Interval misses = ClopperPearson.interval(trials - count, trials, TAIL);

    assertThat(misses.low()).isEqualTo(1 - events.high());
    assertThat(misses.high()).isEqualTo(1 - events.low());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 1000, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE})
  void staysARateThatCoversTheObservedOne(long trials) {
    for (long count : new long[] {0, 1, trials / 3, trials / 2, trials - 1, trials}) {
      Interval interval = ClopperPearson.interval(count, trials, TAIL);

      assertThat(interval.low()).isBetween(0.0, 1.0);
      assertThat(interval.high()).isBetween(0.0, 1.0);
      assertThat(interval.contains((double) count / trials)).isTrue();
    }
  }

  @Test
  void narrowsAsTrialsGrow() {
    double previous = 1;
    for (long trials = 10; trials <= 1_000_000_000_000L; trials *= 10) {
      Interval interval = ClopperPearson.interval(trials / 5, trials, TAIL);
      double width = interval.high() - interval.low();

      assertThat(width).isLessThan(previous);
      previous = width;
    }
  }
}
