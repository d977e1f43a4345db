package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class QuantileRanksTest {

  /**
   * The ranks for the median in tables of the sign test (W. J. Conover, Practical Nonparametric
   * Statistics, 3rd edition 1999, table A3 gives the binomial sums); with 5 observations there are
   * no ranks at 95 %.
   */
  @ParameterizedTest
  @CsvSource({"5, 0, 6", "6, 1, 6", "10, 2, 9", "20, 6, 15", "100, 40, 61"})
  void boundTheMedian(int observations, int low, int high) {
    assertThat(QuantileRanks.of(observations, 0.5)).isEqualTo(new QuantileRanks(low, high));
  }

  @ParameterizedTest
  @CsvSource({"100, 0.99", "1000, 0.99", "400000, 0.99", "37, 0.5", "400000, 0.5"})
  void coverWhatTheyShouldAndLittleMore(int observations, double quantile) {
    QuantileRanks ranks = QuantileRanks.of(observations, quantile);
    BinomialDistribution below = BinomialDistribution.of(observations, quantile);
    assertThat(below.probability(ranks.low() - 1, ranks.high() - 1)).isGreaterThanOrEqualTo(0.95);
    assertThat(below.cumulativeProbability(ranks.low())).isGreaterThan(0.025);
    assertThat(below.survivalProbability(ranks.high() - 2)).isGreaterThan(0.025);
  }
}
