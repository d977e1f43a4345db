package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class SampleSizeTest {

  /** -ln(0.05) = 2.995732 and -ln(0.01) = 4.605170 over the rate. */
  @ParameterizedTest
  @CsvSource({
    "1e-6, 0.95, 2995731",
    "1e-9, 0.95, 2995732273",
    "1e-6, 0.99, 4605168",
    "0.5, 0.95, 5",
    "0.99, 0.5, 1"
  })
  void seesOneEvent(double rate, double confidence, long trials) {
    assertThat(SampleSize.toSeeOne(rate, confidence)).isEqualTo(trials);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1e-3, 1e-6, 1e-9})
  void boundsAZeroAsTheRateDoes(double bound) {
    long trials = SampleSize.toBoundZero(bound, 0.95);

    assertThat(new Rate(0, trials).upperBound(0.95)).isLessThanOrEqualTo(bound * (1 + 1e-12));
    assertThat(new Rate(0, trials - 1).upperBound(0.95)).isGreaterThan(bound);
  }

  /** 1.959964^2 / 0.01 = 384.1459 events for 10 %. */
  @Test
  void narrowsTheIntervalToAShareOfTheRate() {
    assertThat((double) SampleSize.forRelativeHalfWidth(1e-6, 0.1, 0.95))
        .isCloseTo(384.1459e6, withinPercentage(1e-3));
    assertThat(SampleSize.forRelativeHalfWidth(0.5, 0.1, 0.95)).isEqualTo(385);
  }

  @ParameterizedTest
  @CsvSource({"1e-6, 0.1, 2", "1e-4, 0.2, 4", "0.3, 0.02, 2"})
  void promisesTheWidthThatTheExactIntervalHas(double rate, double halfWidth, double percent) {
    long trials = SampleSize.forRelativeHalfWidth(rate, halfWidth, 0.95);
    Interval interval = new Rate(Math.round(rate * trials), trials).interval();

    assertThat((interval.high() - interval.low()) / 2 / rate)
        .isCloseTo(halfWidth, withinPercentage(percent));
  }

  /** (1.959964 + 0.841621)^2 / (2 r (1 - 1/sqrt 2)^2), and with 1.281552 and sqrt 10. */
  @ParameterizedTest
  @CsvSource({"1e-6, 2, 0.8, 45746624", "1e-6, 10, 0.9, 11236817"})
  void tellsADrop(double rate, double factor, double power, long trials) {
    assertThat(SampleSize.toTellDrop(rate, factor, 0.95, power)).isEqualTo(trials);
  }

  /** The exact test finds a little less than the approximation promises. */
  @ParameterizedTest
  @CsvSource({"2, 0.8, 0.72, 0.82", "10, 0.9, 0.78, 0.92"})
  void findsTheDropAboutAsOftenAsPlanned(double factor, double power, double least, double most) {
    double rate = 1e-3;
    long trials = SampleSize.toTellDrop(rate, factor, 0.95, power);
    int runs = 1000;
    int found = 0;
    Simulation simulation = new Simulation(8);
    for (int run = 0; run < runs; run++) {
      RateRatio ratio =
          new RateRatio(
              new Rate(simulation.hits(rate, trials), trials),
              new Rate(simulation.hits(rate / factor, trials), trials));
      found += ratio.pValue() <= 0.05 ? 1 : 0;
    }

    assertThat((double) found / runs).isBetween(least, most);
  }

  @Test
  void refusesWhatCannotBePlanned() {
    assertThatIllegalArgumentException().isThrownBy(() -> SampleSize.toSeeOne(0, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> SampleSize.toSeeOne(0.1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleSize.forRelativeHalfWidth(0.1, 0, 0.95))
        .withMessageContaining("half-width");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleSize.toTellDrop(0.1, 1, 0.95, 0.8))
        .withMessageContaining("factor");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleSize.toTellDrop(0.1, 2, 0.95, 0.3))
        .withMessageContaining("power");
  }
}
