package dev.vfrace.study;

import dev.vfrace.statistics.Interval;
import dev.vfrace.text.RateFormat;

/**
 * What somebody saw in the field, as a claim about one rate.
 *
 * @param name of the check
 * @param where it was reported
 * @param says the report in a few words
 * @param rate which rate it is about
 * @param claim the range that the report leaves to it; 0 to 0: never, 1 to 1: always
 * @param why what explains the figure, or the difference
 */
public record FieldReport(
    String name, String where, String says, ReportedRate rate, Interval claim, String why) {

  /** Whether what was measured agrees: its 95 % interval meets the range. */
  public boolean agrees(Interval measured) {
    return measured.low() <= claim.high() && measured.high() >= claim.low();
  }

  /** The claim in words. */
  public String claimed() {
    if (claim.low() == claim.high()) {
      return claim.low() == 0
          ? "never"
          : claim.low() == 1 ? "always" : RateFormat.value(claim.low());
    }
    return RateFormat.interval(claim);
  }
}
