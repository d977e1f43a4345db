package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import dev.vfrace.statistics.Sprt.Decision;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class SprtTest {
  private static final Sprt RARE = new Sprt(1e-6, 1e-5, 0.05, 0.05);

  /** Wald: ln(0.05 / 0.95) / ln((1 - 1e-5) / (1 - 1e-6)) = 327158.1. */
  @Test
  void acceptsLowAfterLongEnoughWithoutEvents() {
    assertThat(RARE.decide(new Rate(0, 327_159))).isEqualTo(Decision.ACCEPT_LOW);
    assertThat(RARE.decide(new Rate(0, 327_158))).isEqualTo(Decision.CONTINUE);
  }

  /**
   * Wald's lines for 0.1 against 0.3 with errors of 2 % and 3 %: on the plane of trials and events
   * both rise by 0.18617 a trial, and cut the axis at -2.5827 and 2.8754 events.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 13, CONTINUE",
    "0, 14, ACCEPT_LOW",
    "2, 24, CONTINUE",
    "2, 25, ACCEPT_LOW",
    "4, 6, ACCEPT_HIGH",
    "4, 7, CONTINUE",
    "10, 38, ACCEPT_HIGH",
    "10, 39, CONTINUE",
    "0, 0, CONTINUE"
  })
  void decidesOutsideTwoParallelLines(long count, long trials, Decision decision) {
    Sprt test = new Sprt(0.1, 0.3, 0.02, 0.03);

    assertThat(test.decide(new Rate(count, trials))).isEqualTo(decision);
  }

  @Test
  void weighsEventsAndMisses() {
    Sprt test = new Sprt(0.1, 0.3, 0.02, 0.03);

    assertThat(test.logLikelihoodRatio(new Rate(3, 10)))
        .isCloseTo(3 * Math.log(3) + 7 * Math.log(0.7 / 0.9), offset(1e-12));
    assertThat(test.logLikelihoodRatio(Rate.NONE)).isZero();
  }

  @Test
  void acceptsHighOnAFewEventsThatComeEarly() {
    assertThat(RARE.decide(new Rate(2, 1000))).isEqualTo(Decision.ACCEPT_HIGH);
    assertThat(RARE.decide(new Rate(1, 1000))).isEqualTo(Decision.CONTINUE);
  }

  @Test
  void errsNoMoreOftenThanItPromises() {
    Sprt test = new Sprt(0.01, 0.03, 0.05, 0.1);

    assertThat(share(test, 0.01, Decision.ACCEPT_HIGH)).isLessThanOrEqualTo(0.05);
    assertThat(share(test, 0.03, Decision.ACCEPT_LOW)).isLessThanOrEqualTo(0.1);
  }

  private static double share(Sprt test, double truth, Decision counted) {
    int runs = 2000;
    int hits = 0;
    Simulation simulation = new Simulation(2);
    for (int run = 0; run < runs; run++) {
      Rate seen = Rate.NONE;
      Decision decision = Decision.CONTINUE;
      while (decision == Decision.CONTINUE) {
        seen = seen.plus(new Rate(simulation.hits(truth, 5), 5));
        decision = test.decide(seen);
      }
      hits += decision == counted ? 1 : 0;
    }
    return (double) hits / runs;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.1, 0.05, 0.05, low",
    "0.1, 1, 0.05, 0.05, high",
    "0.2, 0.1, 0.05, 0.05, low must be below high",
    "0.1, 0.1, 0.05, 0.05, low must be below high",
    "0.1, 0.2, 0, 0.05, alpha",
    "0.1, 0.2, 0.05, NaN, beta",
    "0.1, 0.2, 0.5, 0.5, sum to less than 1"
  })
  void refusesWhatMakesNoTest(double low, double high, double alpha, double beta, String what) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sprt(low, high, alpha, beta))
        .withMessageContaining(what);
  }
}
