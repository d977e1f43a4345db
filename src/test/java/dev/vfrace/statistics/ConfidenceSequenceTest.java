package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class ConfidenceSequenceTest {

  /** The ends, computed independently with mpmath to 40 digits from the definition. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 0.975",
    "0, 1000, 0, 0.00440538930765",
    "0, 1000000, 0, 5.1059190884e-6",
    "0, 1000000000, 0, 5.79670766972e-9",
    "1, 10, 0.000211756271643, 0.585527531086",
    "3, 1000000, 1.16291221449e-7, 1.46179521136e-5",
    "50, 1000000000, 2.60019468163e-8, 8.554621174e-8",
    "10, 10000000000, 1.9547438807e-10, 2.88855756827e-9",
    "500, 1000, 0.437173333412, 0.562826666588",
    "3000000000, 10000000000, 0.299974120578, 0.300025880273"
  })
  void agreesWithTheDefinitionToManyDigits(long count, long trials, double low, double high) {
    Interval interval = ConfidenceSequence.interval(new Rate(count, trials));

    assertThat(interval.low()).isCloseTo(low, withinPercentage(1e-6));
    assertThat(interval.high()).isCloseTo(high, withinPercentage(1e-6));
  }

  /** At both ends the mixture is exactly 1 / alpha times as likely as the rate. */
  @ParameterizedTest
  @CsvSource({"1, 2, 0.95", "3, 10, 0.5", "9, 10, 0.99", "120, 1000, 0.999", "40, 100000, 0.95"})
  void endsWhereTheMixtureIsFarMoreLikely(long count, long trials, double confidence) {
    Interval interval = ConfidenceSequence.interval(new Rate(count, trials), confidence);

    double threshold = -Math.log(1 - confidence);
    assertThat(logMixtureRatio(count, trials, interval.low())).isCloseTo(threshold, offset(1e-8));
    assertThat(logMixtureRatio(count, trials, interval.high())).isCloseTo(threshold, offset(1e-8));
  }

  private static double logMixtureRatio(long count, long trials, double rate) {
    double misses = trials - count;
    return LogBeta.value(0.1 + count, 0.1 + misses)
        - LogBeta.value(0.1, 0.1)
        - count * Math.log(rate)
        - misses * Math.log1p(-rate);
  }

  /** The fixed interval is the one that peeking breaks: it must fail here, the sequence not. */
  @ParameterizedTest
  @CsvSource({"0.001, 1000", "0.3, 30"})
  void coversTheTrueRateAtAHundredLooksTogether(double truth, long trialsPerLook) {
    int runs = 500;
    int missed = 0;
    int missedByFixed = 0;
    Simulation simulation = new Simulation(1);
    for (int run = 0; run < runs; run++) {
      Rate seen = Rate.NONE;
      boolean miss = false;
      boolean missByFixed = false;
      for (int look = 0; look < 100; look++) {
        seen = seen.plus(new Rate(simulation.hits(truth, trialsPerLook), trialsPerLook));
        miss = miss || !ConfidenceSequence.interval(seen).contains(truth);
        missByFixed = missByFixed || !seen.interval().contains(truth);
      }
      missed += miss ? 1 : 0;
      missedByFixed += missByFixed ? 1 : 0;
    }

    assertThat((double) missed / runs).isLessThanOrEqualTo(0.05);
    assertThat((double) missedByFixed / runs).isGreaterThan(0.15);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 1000, 1_000_003, 1L << 40, Long.MAX_VALUE})
  void holdsTheObservedRateAndIsWiderThanTheFixedInterval(long trials) {
    for (long count : new long[] {0, 1, trials / 3, trials / 2, trials - 1, trials}) {
      Rate rate = new Rate(count, trials);
      Interval interval = ConfidenceSequence.interval(rate);
      Interval fixed = rate.interval();

      assertThat(interval.low()).isBetween(0.0, 1.0);
      assertThat(interval.high()).isBetween(0.0, 1.0);
      assertThat(interval.contains(rate.rate())).isTrue();
      assertThat(interval.low()).isLessThanOrEqualTo(fixed.low());
      assertThat(interval.high()).isGreaterThanOrEqualTo(fixed.high());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 17, 1_000_000, 10_000_000_000L})
  void reachesToTheEndOnlyWhereNothingOrAllHit(long trials) {
    assertThat(ConfidenceSequence.interval(new Rate(0, trials)).low()).isZero();
    assertThat(ConfidenceSequence.interval(new Rate(trials, trials)).high()).isOne();
    if (trials > 1) {
      assertThat(ConfidenceSequence.interval(new Rate(1, trials)).low()).isPositive();
      assertThat(ConfidenceSequence.interval(new Rate(trials - 1, trials)).high()).isLessThan(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 17", "4, 17", "3, 1000000", "1400000000, 3000000000"})
  void isSymmetricInEventsAndMisses(long count, long trials) {
    Interval events = ConfidenceSequence.interval(new Rate(count, trials));
    Interval misses = ConfidenceSequence.interval(new Rate(trials - count, trials));

    assertThat(misses.low()).isEqualTo(1 - events.high());
    assertThat(misses.high()).isEqualTo(1 - events.low());
  }

  @Test
  void narrowsAsTrialsGrow() {
    double previous = 1;
    double previousBound = 1;
    for (long trials = 10; trials <= 1_000_000_000_000L; trials *= 10) {
      Interval interval = ConfidenceSequence.interval(new Rate(trials / 5, trials));
      double bound = ConfidenceSequence.interval(new Rate(0, trials)).high();

      assertThat(interval.high() - interval.low()).isLessThan(previous);
      assertThat(bound).isLessThan(previousBound);
      previous = interval.high() - interval.low();
      previousBound = bound;
    }
  }

  @Test
  void widensWithItsConfidence() {
    Rate rate = new Rate(30, 1_000_000);
    Interval narrow = ConfidenceSequence.interval(rate, 0.9);
    Interval wide = ConfidenceSequence.interval(rate, 0.99);

    assertThat(wide.low()).isLessThan(narrow.low());
    assertThat(wide.high()).isGreaterThan(narrow.high());
  }

  @Test
  void knowsNothingWithoutTrials() {
    assertThat(ConfidenceSequence.interval(Rate.NONE)).isEqualTo(Interval.ANY_RATE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
  void refusesWhatIsNoConfidence(double confidence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfidenceSequence.interval(new Rate(1, 10), confidence))
        .withMessageContaining("confidence");
  }
}
