package dev.vfrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class RateFormatTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 50.0 %",
    "0.12345, 12.3 %",
    "0.01234, 1.23 %",
    "0.00456, 0.46 %",
    "0.00045, 0.045 %",
    "0.0001, 0.010 %",
    "0.0000999, 1.0e-4",
    "0.0000012, 1.2e-6",
    "0.00000000345, 3.5e-9"
  })
  void writesPercentagesAndBelowThemPowersOfTen(double rate, String text) {
    assertThat(RateFormat.value(rate)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.999, 99.9 %",
    "0.9994, 99.9 %",
    "0.9995, 99.95 %",
    "0.9996, 99.96 %",
    "0.99999, 99.999 %",
    "0.999999, 99.9999 %",
    "0.9999999999, 99.99999999 %",
    "1, 100 %"
  })
  void roundsToTheWholeOnlyIfItIs(double rate, String text) {
    assertThat(RateFormat.value(rate)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, < 98 %",
    "0, 1000, < 0.37 %",
    "0, 1000000, < 3.7e-6",
    "0, 5000000, < 7.4e-7",
    "0, 3000000000, < 1.3e-9",
    "3, 3, 100 %",
    "123000, 1000000, 12.3 %"
  })
  void writesZeroEventsAsABound(long count, long trials, String text) {
    assertThat(RateFormat.rate(new Rate(count, trials))).isEqualTo(text);
  }

  @Test
  void writesADashWithoutTrials() {
    assertThat(RateFormat.rate(Rate.NONE)).isEqualTo("—");
    assertThat(RateFormat.value(Double.NaN)).isEqualTo("—");
    assertThat(RateFormat.observed(Rate.NONE)).isEqualTo("nothing (no trials)");
  }

  @ParameterizedTest
  @CsvSource({
    "0.12236, 0.12364, 12.2–12.4 %",
    "0.122994, 0.123006, 12.299–12.301 %",
    "0.051, 0.153, 5.1–15.3 %",
    "0.000025, 0.0056, 0.0025–0.56 %",
    "6.186e-7, 8.767e-6, 6.1e-7–8.8e-6",
    "3.0004e-5, 3.0011e-5, 3.0004e-5–3.0011e-5",
    "0, 3.689e-6, 0–3.7e-6",
    "0, 0.31, 0–31.0 %",
    "0.99999631, 1, 99.9996–100 %",
    "0.9999816, 0.9999952, 99.998–99.9996 %",
    "0, 1, 0–100 %"
  })
  void writesIntervalsRoundedOutwards(double low, double high, String text) {
    assertThat(RateFormat.interval(new Interval(low, high))).isEqualTo(text);
  }

  @Test
  void writesAllThatARateRestsOn() {
    assertThat(RateFormat.observed(new Rate(123, 1000)))
        .isEqualTo("12.3 % (123 of 1,000, 95 % interval 10.3–14.5 %)");
  }
}
