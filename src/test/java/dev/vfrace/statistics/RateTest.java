package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class RateTest {

  @Test
  void isTheShareOfTrials() {
    assertThat(new Rate(1, 8).rate()).isEqualTo(0.125);
    assertThat(new Rate(0, 8).rate()).isZero();
    assertThat(new Rate(8, 8).rate()).isOne();
  }

  @Test
  void knowsNothingWithoutTrials() {
    assertThat(Rate.NONE.rate()).isNaN();
    assertThat(Rate.NONE.interval()).isEqualTo(new Interval(0, 1));
    assertThat(Rate.NONE.upperBound(0.95)).isOne();
  }

  @ParameterizedTest
  @CsvSource({"-1, 10", "11, 10", "0, -1"})
  void refusesImpossibleCounts(long count, long trials) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rate(count, trials))
        .withMessageContaining("count " + count + ", trials " + trials);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
  void refusesWhatIsNoConfidence(double confidence) {
    Rate rate = new Rate(1, 10);

    assertThatIllegalArgumentException().isThrownBy(() -> rate.interval(confidence));
    assertThatIllegalArgumentException().isThrownBy(() -> rate.upperBound(confidence));
  }

  @Test
  void refusesOneSidedBoundsThatAreMoreOftenWrongThanRight() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, 10).upperBound(0.5));
  }

  @Test
  void addsCountsAndTrials() {
    assertThat(new Rate(1, 10).plus(new Rate(2, 20))).isEqualTo(new Rate(3, 30));
    assertThat(Rate.NONE.plus(new Rate(2, 20))).isEqualTo(new Rate(2, 20));
  }

  @Test
  void addingNeverOverflowsInSilence() {
    Rate most = new Rate(0, Long.MAX_VALUE);

    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(most));
  }

  @Test
  void boundsZeroEventsByTheRuleOfThree() {
    assertThat(new Rate(0, 1_000_000_000).upperBound(0.95) * 1e9).isCloseTo(2.995732, offset(1e-6));
    assertThat(new Rate(0, 1_000_000_000_000L).upperBound(0.99) * 1e12)
        .isCloseTo(4.605170, offset(1e-6));
    assertThat(new Rate(0, 10).upperBound(0.95)).isCloseTo(1 - Math.pow(0.05, 0.1), offset(1e-12));
  }

  @Test
  void doesNotBoundAFullHouse() {
    assertThat(new Rate(10, 10).upperBound(0.95)).isOne();
  }

  @ParameterizedTest
  @CsvSource({"3, 1000000", "50, 5000000000", "999990, 1000000"})
  void theOneSidedBoundIsTheEndOfTheIntervalThatMissesTwiceAsOften(long count, long trials) {
    Rate rate = new Rate(count, trials);
    Interval interval = rate.interval(0.9);

    assertThat(rate.upperBound(0.95)).isCloseTo(interval.high(), withinPercentage(1e-9));
  }

  /** Looks on the way allow no narrower bound on one side. */
  @Test
  void everyBoundOfARunThatStopsByItsCountsIsOfASequence() {
    Rate rate = new Rate(0, 1000, Stopping.BY_COUNTS);

    assertThat(rate.interval()).isEqualTo(ConfidenceSequence.interval(new Rate(0, 1000)));
    assertThat(rate.upperBound(0.95)).isEqualTo(rate.interval(0.95).high());
    assertThat(rate.plus(rate).interval().high())
        .isGreaterThan(new Rate(0, 2000).interval().high());
  }
}
