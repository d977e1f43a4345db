package dev.vfrace.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Which observations bound a quantile, whatever the distribution that they come from: the r-th
 * smallest from below and the s-th from above, with P(r &lt;= B &lt; s) of at least the confidence,
 * B binomial (H. A. David, H. N. Nagaraja, Order Statistics, 3rd edition 2003, section 7.1).
 *
 * @param low rank of the lower bound, from 1 to the number of observations; 0 if there is none
 * @param high rank of the upper bound; one more than the observations if there is none
 */
public record QuantileRanks(int low, int high) {

  /**
   * The two-sided ranks at {@link Rate#DEFAULT_CONFIDENCE}.
   *
   * @param observations how many, independent of one another, 1 or above
   * @param quantile which, above 0 and below 1
   */
  public static QuantileRanks of(int observations, double quantile) {
    BinomialDistribution below = BinomialDistribution.of(observations, quantile);
    double tail = (1 - Rate.DEFAULT_CONFIDENCE) / 2;
    return new QuantileRanks(
        below.inverseCumulativeProbability(tail), below.inverseCumulativeProbability(1 - tail) + 1);
  }
}
