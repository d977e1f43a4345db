package dev.vfrace.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.statistics.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("campaign")
class CycleBudgetTest {

  private static final CycleBudget FREE = new CycleBudget(1, Long.MAX_VALUE);

  /** {@code (1.96 / 0.01)^2 (1 - p) / p}: 345,744 at 0.1 and 3,803,184 at 0.01, and a margin. */
  @Test
  void followsTheTruth() {
    assertThat(FREE.cycles(0.1, 1)).isBetween(345_744L, 365_000L);
    assertThat(FREE.cycles(0.01, 1)).isBetween(3_803_184L, 4_000_000L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.158, 0.3, 0.7, 0.99})
  void leavesAnIntervalOfOnePercent(double truth) {
    long cycles = FREE.cycles(truth, 1);
    Rate rate = new Rate(Math.round(truth * cycles), cycles);
    // a race of few hits takes the matrix's least number of cycles; here it has none
    assertThat(Evidence.halfWidth(truth, rate)).isBetween(0.0095, truth > 0.9 ? 0.013 : 0.01);
  }

  @Test
  void makesUpForCyclesThatAreNoTrials() {
    assertThat(FREE.cycles(0.1, 0.5)).isEqualTo(2 * FREE.cycles(0.1, 1));
  }

  @Test
  void keepsToItsBounds() {
    CycleBudget budget = new CycleBudget(100_000, 500_000);
    assertThat(budget.cycles(0.5, 1)).isEqualTo(100_000);
    assertThat(budget.cycles(0.02, 1)).isEqualTo(500_000);
    assertThat(budget.atMost(30_000).cycles(0.5, 1)).isEqualTo(30_000);
  }

  @Test
  void spendsNoMoreThanTheLeastWhereNoBiasIsJudged() {
    CycleBudget budget = new CycleBudget(100_000, 500_000);
    assertThat(budget.cycles(0.0005, 1)).isEqualTo(100_000);
    assertThat(budget.cycles(0, 1)).isEqualTo(100_000);
    assertThat(budget.cycles(1, 1)).isEqualTo(100_000);
  }
}
