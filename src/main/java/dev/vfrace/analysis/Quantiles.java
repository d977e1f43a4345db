package dev.vfrace.analysis;

import dev.vfrace.statistics.Interval;
import java.util.Optional;

/**
 * A distribution of times, summarised.
 *
 * @param p50 median, in microseconds of modelled time, as are the others
 * @param p90 90th percentile
 * @param p99 99th percentile
 * @param max largest
 * @param p50Interval the 95 % interval of the median
 * @param p99Interval that of the 99th percentile
 */
public record Quantiles(
    double p50,
    double p90,
    double p99,
    double max,
    Optional<Interval> p50Interval,
    Optional<Interval> p99Interval) {

  /** Nothing was recorded. */
  public static final Quantiles NONE =
      new Quantiles(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Of a known distribution, or of one whose quantiles are not estimated. */
  public Quantiles(double p50, double p90, double p99, double max) {
    this(p50, p90, p99, max, Optional.empty(), Optional.empty());
  }
}
