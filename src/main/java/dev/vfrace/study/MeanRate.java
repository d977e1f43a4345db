package dev.vfrace.study;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import java.util.List;

/**
 * The mean of several rates, each of which counts the same: the chance that one of several
 * programs, picked blindly, has the event in a cycle.
 *
 * @param mean of the rates; NaN without any
 * @param interval from the mean of their lower to the mean of their upper 95 % limits. The rates
 *     are of the same cycles and depend on one another, so that this is as wide as it can be
 */
public record MeanRate(double mean, Interval interval) {

  /** The mean of some rates. */
  public static MeanRate of(List<Rate> rates) {
    if (rates.isEmpty()) {
      return new MeanRate(Double.NaN, new Interval(0, 1));
    }
    return new MeanRate(
        rates.stream().mapToDouble(Rate::rate).average().orElseThrow(),
        new Interval(
            rates.stream().mapToDouble(rate -> rate.interval().low()).average().orElseThrow(),
            rates.stream().mapToDouble(rate -> rate.interval().high()).average().orElseThrow()));
  }
}
