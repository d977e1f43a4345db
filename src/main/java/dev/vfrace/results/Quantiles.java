package dev.vfrace.results;

/**
 * A distribution of times, summarised.
 *
 * @param p50 median, in microseconds of modelled time, as are the others
 * @param p90 90th percentile
 * @param p99 99th percentile
 * @param max largest
 */
public record Quantiles(double p50, double p90, double p99, double max) {

  /** Nothing was recorded. */
  public static final Quantiles NONE =
      new Quantiles(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
