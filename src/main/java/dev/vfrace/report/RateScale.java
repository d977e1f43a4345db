package dev.vfrace.report;

import dev.vfrace.statistics.Rate;
import java.util.Collection;

/**
 * Where rates lie between the least and the largest of a picture: by ratios where they span two
 * decades or more, else by differences from 0.
 *
 * @param low what is drawn lowest
 * @param high what is drawn highest
 * @param byRatio whether ratios count
 */
record RateScale(double low, double high, boolean byRatio) {

  private static final double DECADES = 100;

  /** The scale of a picture of these. */
  static RateScale of(Collection<Rate> rates) {
    double high =
        rates.stream()
            .filter(rate -> rate.trials() > 0)
            .mapToDouble(rate -> rate.interval().high())
            .max()
            .orElse(1);
    double least =
        rates.stream().filter(rate -> rate.count() > 0).mapToDouble(Rate::rate).min().orElse(high);
    return high >= DECADES * least
        ? new RateScale(least / 2, high, true)
        : new RateScale(0, high, false);
  }

  /** From 0, lowest, to 1, highest; what is below is lowest. */
  double share(double rate) {
    double share =
        byRatio
            ? Math.log(Math.max(rate, low) / low) / Math.log(high / low)
            : (rate - low) / (high - low);
    return Math.min(1, Math.max(0, share));
  }

  /** The rate that lies there. */
  double at(double share) {
    return byRatio ? low * Math.pow(high / low, share) : low + (high - low) * share;
  }
}
