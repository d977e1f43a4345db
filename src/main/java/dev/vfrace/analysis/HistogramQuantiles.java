package dev.vfrace.analysis;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.QuantileRanks;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Reads quantiles, in microseconds, from histograms of nanoseconds. */
final class HistogramQuantiles {

  private static final double NANOS_PER_MICRO = 1e3;

  private HistogramQuantiles() {}

  /** Quantiles of what was counted once a cycle, with their intervals. */
  static Quantiles measured(Histogram nanos) {
    Quantiles micros = micros(nanos);
    return nanos.getTotalCount() == 0
        ? micros
        : new Quantiles(
            micros.p50(),
            micros.p90(),
            micros.p99(),
            micros.max(),
            Optional.of(interval(nanos, 0.5)),
            Optional.of(interval(nanos, 0.99)));
  }

  private static Interval interval(Histogram nanos, double quantile) {
    int count = (int) Math.min(nanos.getTotalCount(), Integer.MAX_VALUE);
    QuantileRanks ranks = QuantileRanks.of(count, quantile);
    double low = ranks.low() < 1 ? 0 : atRank(nanos, ranks.low(), count);
    return new Interval(low, atRank(nanos, Math.min(ranks.high(), count), count));
  }

  private static double atRank(Histogram nanos, int rank, int count) {
    return nanos.getValueAtPercentile(100.0 * rank / count) / NANOS_PER_MICRO;
  }

  /** Quantiles of a histogram of nanoseconds, to the three digits that it keeps. */
  static Quantiles micros(Histogram nanos) {
    return nanos.getTotalCount() == 0
        ? Quantiles.NONE
        : new Quantiles(
            nanos.getValueAtPercentile(50) / NANOS_PER_MICRO,
            nanos.getValueAtPercentile(90) / NANOS_PER_MICRO,
            nanos.getValueAtPercentile(99) / NANOS_PER_MICRO,
            nanos.getMaxValue() / NANOS_PER_MICRO);
  }
}
