package dev.vfrace.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class StandardNormalTest {

  /** Values of R 4, {@code qnorm}. */
  @ParameterizedTest
  @CsvSource({
    "0.5,    0",
    "0.975,  1.959963984540054",
    "0.99,   2.3263478740408408",
    "0.025, -1.959963984540054",
    "1e-10, -6.361340902404056"
  })
  void agreesWithPublishedQuantiles(double p, double expected) {
    assertThat(StandardNormal.quantile(p)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void sharesAgreeWithAnotherAlgorithm() {
    NormalDistribution oracle = NormalDistribution.of(0, 1);
    for (double number = -9; number <= 9; number += 0.01) {
      double expected = oracle.cumulativeProbability(number);
      assertThat(StandardNormal.share(number)).isCloseTo(expected, within(1e-14));
    }
  }

  @Test
  void agreesWithAnotherAlgorithmFromTailToTail() {
    NormalDistribution oracle = NormalDistribution.of(0, 1);
    for (double exponent = -300; exponent <= -0.31; exponent += 0.37) {
      double p = Math.pow(10, exponent);
      double expected = oracle.inverseCumulativeProbability(p);
      assertThat(StandardNormal.quantile(p)).isCloseTo(expected, within(1e-13 * -expected));
      if (1 - p < 1) {
        double upper = oracle.inverseSurvivalProbability(1 - (1 - p));
        assertThat(StandardNormal.quantile(1 - p)).isCloseTo(upper, within(1e-13 * upper));
      }
    }
  }

  @Test
  void isInfiniteAtTheEnds() {
    assertThat(StandardNormal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(StandardNormal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
