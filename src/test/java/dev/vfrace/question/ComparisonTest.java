package dev.vfrace.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.statistics.Interval;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class ComparisonTest {
  private static final double BOUND = 0.5;

  /** Intervals below, touching from below, across, touching from above, and above the bound. */
  @ParameterizedTest
  @CsvSource({
    "LESS,     HOLDS,     UNDECIDED, UNDECIDED, FAILS,     FAILS",
    "AT_MOST,  HOLDS,     HOLDS,     UNDECIDED, UNDECIDED, FAILS",
    "GREATER,  FAILS,     FAILS,     UNDECIDED, UNDECIDED, HOLDS",
    "AT_LEAST, FAILS,     UNDECIDED, UNDECIDED, HOLDS,     HOLDS",
    "EQUAL,    FAILS,     UNDECIDED, UNDECIDED, UNDECIDED, FAILS"
  })
  void decidesOnlyWhatTheWholeIntervalAgreesOn(
      Comparison comparison,
      Decision below,
      Decision touchingFromBelow,
      Decision across,
      Decision touchingFromAbove,
      Decision above) {
    assertThat(comparison.decide(new Interval(0.1, 0.4), BOUND)).isEqualTo(below);
    assertThat(comparison.decide(new Interval(0.1, 0.5), BOUND)).isEqualTo(touchingFromBelow);
    assertThat(comparison.decide(new Interval(0.4, 0.6), BOUND)).isEqualTo(across);
    assertThat(comparison.decide(new Interval(0.5, 0.6), BOUND)).isEqualTo(touchingFromAbove);
    assertThat(comparison.decide(new Interval(0.6, 0.9), BOUND)).isEqualTo(above);
  }

  @Test
  void equalityHoldsOnlyWhereNothingElseIsPossible() {
    assertThat(Comparison.EQUAL.decide(new Interval(BOUND, BOUND), BOUND))
        .isEqualTo(Decision.HOLDS);
  }
}
