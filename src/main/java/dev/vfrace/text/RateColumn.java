package dev.vfrace.text;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import java.util.Collection;

/**
 * The rates of one column, all in one notation: percent where one of them may be 0.01 % or more,
 * and otherwise {@code 1.2e-6}.
 */
public final class RateColumn {

  private static final String NONE = "—";

  private final boolean percent;

  private RateColumn(boolean percent) {
    this.percent = percent;
  }

  /** The column that shows these; those without trials count for nothing. */
  public static RateColumn of(Collection<Rate> rates) {
    return ofIntervals(
        rates.stream().filter(rate -> rate.trials() > 0).map(Rate::interval).toList());
  }

  /** The column of rates that have these intervals. */
  public static RateColumn ofIntervals(Collection<Interval> intervals) {
    return new RateColumn(intervals.stream().anyMatch(it -> RateFormat.isPercentage(it.high())));
  }

  /**
   * The rate; its upper 95 % bound, as {@code < 0.019 %}, without events; a dash without trials.
   */
  public String rate(Rate rate) {
    if (rate.trials() == 0) {
      return NONE;
    }
    return rate.count() == 0 ? bound(rate.interval().high()) : value(rate.rate());
  }

  /** A rate as a number, from 0 to 1; a dash for NaN. */
  public String value(double rate) {
    return Double.isNaN(rate) ? NONE : RateFormat.value(rate, percent);
  }

  /** What a rate without events is below. */
  public String bound(double high) {
    return "< " + RateFormat.bound(high, percent);
  }

  /** Its 95 % interval; a dash without trials. */
  public String interval(Rate rate) {
    return rate.trials() == 0 ? NONE : interval(rate.interval());
  }

  /** An interval of rates. */
  public String interval(Interval interval) {
    return RateFormat.interval(interval, percent);
  }

  /** A rate with all that it rests on, as {@link RateFormat#observed}. */
  public String observed(Rate rate) {
    return rate.trials() == 0
        ? NONE
        : RateFormat.observed(rate, rate(rate), interval(rate.interval()));
  }
}
