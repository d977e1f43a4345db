package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class AnytimeStudentTest {

  /** By hand, at 10: growth 5, allowed (sqrt(5) / 0.05)^(1/5) = 2.1384. */
  @ParameterizedTest
  @CsvSource({"10, 4.23", "20, 3.40", "64, 3.20"})
  void isWiderThanStudent(int count, double deviate) {
    assertThat(Math.abs(AnytimeStudent.deviate(count, 0.95) - deviate)).isLessThan(0.02);
    assertThat(AnytimeStudent.deviate(count, 0.95))
        .isGreaterThan(TDistribution.of(count - 1).inverseSurvivalProbability(0.025));
  }

  @Test
  void tellsNothingFromTooFew() {
    assertThat(AnytimeStudent.deviate(2, 0.95)).isInfinite();
  }

  /** Looked at after every block from the tenth to the hundredth. */
  @Test
  void coversTheMeanAtAllLooksTogether() {
    int runs = 2000;
    int missed = 0;
    int missedByStudent = 0;
    Simulation simulation = new Simulation(51);
    for (int run = 0; run < runs; run++) {
      double sum = 0;
      double squares = 0;
      boolean miss = false;
      boolean missByStudent = false;
      for (int count = 1; count <= 100; count++) {
        double value = simulation.normal();
        sum += value;
        squares += value * value;
        if (count >= 10) {
          double variance = (squares - sum * sum / count) / (count - 1);
          double off = Math.abs(sum / count) / Math.sqrt(variance / count);
          miss |= off > AnytimeStudent.deviate(count, 0.95);
          missByStudent |= off > 2.3;
        }
      }
      missed += miss ? 1 : 0;
      missedByStudent += missByStudent ? 1 : 0;
    }
    assertThat((double) missed / runs).isLessThanOrEqualTo(0.05);
    assertThat((double) missedByStudent / runs).isGreaterThan(0.08);
  }
}
