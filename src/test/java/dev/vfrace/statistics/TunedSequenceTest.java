package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@SuppressWarnings("UnnecessaryLambda") // the simulations take rules as values
final class TunedSequenceTest {
  private static final BiPredicate<Rate, Interval> TO_A_FIFTH =
      (rate, interval) ->
          rate.count() > 0 && (interval.high() - interval.low()) / 2 <= 0.2 * rate.rate();
  private static final BiPredicate<Rate, Interval> ABOVE_OR_BELOW =
      (rate, interval) -> interval.high() < 1e-3 || interval.low() >= 1e-3;
  private static final BiPredicate<Rate, Interval> FIFTY_EVENTS =
      (rate, interval) -> rate.count() >= 50;
  private static final BiPredicate<Rate, Interval> TIME =
      (rate, interval) -> rate.trials() >= 60_000;

  /** At both ends what speaks against the rate, straight from the definition, is 20. */
  @ParameterizedTest
  @CsvSource({"1, 2", "9, 10", "3, 1000", "12, 40", "700, 7000", "738, 1000000"})
  void endsWhereTheMixturesReachTheirThreshold(long count, long trials) {
    Rate rate = new Rate(count, trials);
    double most = Math.log(40);
    double up = root(50, most, 1e-9, 1);
    double down = root(50, most, 1, 100);
    Interval bound = tuned(new TunedSequence.Bound(0.02)).interval(rate);
    Interval events = tuned(new TunedSequence.Events(50)).interval(rate);

    for (double end : new double[] {bound.low(), bound.high()}) {
      assertThat(0.9 * beta(0.5, 24.5, rate, end) + 0.1 * beta(0.1, 0.1, rate, end))
          .isCloseTo(20, offset(1e-4));
    }
    for (double end : new double[] {events.low(), events.high()}) {
      double pair = (likelihood(rate, end / up, end) + likelihood(rate, end / down, end)) / 2;
      assertThat(0.9 * pair + 0.1 * beta(0.1, 0.1, rate, end)).isCloseTo(20, offset(1e-4));
    }
  }

  private static double root(double count, double most, double low, double high) {
    boolean falls = high <= 1;
    for (int step = 0; step < 200; step++) {
      double middle = (low + high) / 2;
      boolean more = count * (middle - 1 - Math.log(middle)) > most;
      if (more == falls) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double beta(double a, double b, Rate seen, double rate) {
    double misses = seen.trials() - seen.count();
    return Math.exp(
        LogBeta.value(a + seen.count(), b + misses)
            - LogBeta.value(a, b)
            - seen.count() * Math.log(rate)
            - misses * Math.log1p(-rate));
  }

  private static double likelihood(Rate seen, double other, double rate) {
    double misses = seen.trials() - seen.count();
    return other >= 1
        ? 0
        : Math.exp(
            seen.count() * Math.log(other / rate)
                + misses * (Math.log1p(-other) - Math.log1p(-rate)));
  }

  /** Looked at a hundred times, whatever was the target. */
  @ParameterizedTest
  @CsvSource({"0.001, 1000", "0.3, 30"})
  void coversTheTrueRateAtAllLooksTogether(double truth, long trialsPerLook) {
    for (TunedSequence.Target target : targets()) {
      int runs = 100;
      int missed = 0;
      Simulation simulation = new Simulation(41);
      for (int run = 0; run < runs; run++) {
        Rate seen = Rate.NONE;
        boolean miss = false;
        for (int look = 0; look < 100 && !miss; look++) {
          seen = seen.plus(new Rate(simulation.hits(truth, trialsPerLook), trialsPerLook));
          miss = !tuned(target).interval(seen).contains(truth);
        }
        missed += miss ? 1 : 0;
      }
      assertThat((double) missed / runs).as("%s", target).isLessThanOrEqualTo(0.05);
    }
  }

  /** Twice as fast as the untuned one to a relative width, and faster to a bound. */
  @ParameterizedTest
  @CsvSource({"1e-3, 20000, 1.9", "0.1, 100, 1.9"})
  void knowsARateSoonerWhereTunedToItsWidth(double rate, long round, double gain) {
    Stops tuned =
        stops(tuned(new TunedSequence.RelativeHalfWidth(0.2))::interval, TO_A_FIFTH, rate, round);
    Stops untuned = stops(ConfidenceSequence::interval, TO_A_FIFTH, rate, round);

    assertThat(untuned.median() / tuned.median()).isGreaterThan(gain);
    assertThat(tuned.covered()).isGreaterThanOrEqualTo(0.95);
  }

  @ParameterizedTest
  @CsvSource({"1e-4, 500, 1.05", "5e-4, 1000, 1.4", "2e-3, 500, 1.25"})
  void decidesSoonerWhereTunedToTheBound(double rate, long round, double gain) {
    Stops tuned =
        stops(tuned(new TunedSequence.Bound(1e-3))::interval, ABOVE_OR_BELOW, rate, round);
    Stops untuned = stops(ConfidenceSequence::interval, ABOVE_OR_BELOW, rate, round);

    assertThat(untuned.median() / tuned.median()).isGreaterThan(gain);
    assertThat(tuned.covered()).isGreaterThanOrEqualTo(0.95);
  }

  /** Rules joined stop elsewhere than the target says. */
  @Test
  void coversAtTheStopOfEveryOtherRule() {
    for (BiPredicate<Rate, Interval> rule :
        Arrays.asList(
            FIFTY_EVENTS, TIME, FIFTY_EVENTS.or(ABOVE_OR_BELOW), TO_A_FIFTH.and(FIFTY_EVENTS))) {
      for (TunedSequence.Target target : targets()) {
        Stops stops = stops(tuned(target)::interval, rule, 9e-4, 5_000);

        assertThat(stops.covered()).as("%s", target).isGreaterThanOrEqualTo(0.95);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 50, 5000})
  void isNarrowerAfterTheEventsItIsTunedTo(long events) {
    Rate seen = new Rate(events, 1000 * events);
    Interval tuned = tuned(new TunedSequence.Events(events)).interval(seen);
    Interval untuned = ConfidenceSequence.interval(seen);
    Interval fixed = seen.interval();

    assertThat(Math.log(tuned.high() / tuned.low()))
        .isLessThan(0.9 * Math.log(untuned.high() / untuned.low()));
    assertThat(tuned.low()).isLessThan(fixed.low());
    assertThat(tuned.high()).isGreaterThan(fixed.high());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 1000, 1_000_003, 1L << 40})
  void holdsTheObservedRateAtAnyCount(long trials) {
    for (TunedSequence.Target target : targets()) {
      for (long count : new long[] {0, 1, trials / 3, trials / 2, trials - 1, trials}) {
        Rate rate = new Rate(count, trials);
        Interval interval = tuned(target).interval(rate);

        assertThat(interval.low()).isBetween(0.0, 1.0);
        assertThat(interval.high()).isBetween(0.0, 1.0);
        assertThat(interval.contains(rate.rate())).isTrue();
      }
      assertThat(tuned(target).interval(new Rate(0, trials)).low()).isZero();
      assertThat(tuned(target).interval(new Rate(trials, trials)).high()).isOne();
    }
  }

  /** Without events it costs no more than the factor of ten that the untuned part is worth. */
  @ParameterizedTest
  @ValueSource(longs = {1000, 1_000_000, 1_000_000_000})
  void boundsARateWithoutEvents(long trials) {
    double untuned = ConfidenceSequence.interval(new Rate(0, trials)).high();

    for (TunedSequence.Target target : targets()) {
      assertThat(tuned(target).interval(new Rate(0, trials)).high())
          .isLessThan(untuned + Math.log(10) / trials);
    }
  }

  @Test
  void knowsNothingWithoutTrials() {
    for (TunedSequence.Target target : targets()) {
      assertThat(tuned(target).interval(Rate.NONE)).isEqualTo(Interval.ANY_RATE);
    }
  }

  @Test
  void refusesWhatIsNoTargetOrNoConfidence() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TunedSequence.RelativeHalfWidth(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new TunedSequence.Events(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new TunedSequence.Bound(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tuned(new TunedSequence.Events(5)).interval(new Rate(1, 10), 1))
        .withMessageContaining("confidence");
  }

  private static TunedSequence tuned(TunedSequence.Target target) {
    return ConfidenceSequence.tunedTo(target);
  }

  private static TunedSequence.Target[] targets() {
    return new TunedSequence.Target[] {
      new TunedSequence.RelativeHalfWidth(0.2),
      new TunedSequence.Bound(1e-3),
      new TunedSequence.Events(50)
    };
  }

  /** Where counting stopped. */
  private record Stops(double median, double covered) {}

  private static Stops stops(
      Function<Rate, Interval> sequence,
      BiPredicate<Rate, Interval> rule,
      double truth,
      long round) {
    int runs = 100;
    double[] trials = new double[runs];
    int covered = 0;
    Simulation simulation = new Simulation(42);
    for (int run = 0; run < runs; run++) {
      Rate seen = new Rate(0, 0);
      Interval interval = Interval.ANY_RATE;
      while (seen.trials() == 0 || !rule.test(seen, interval)) {
        seen = seen.plus(new Rate(simulation.hits(truth, round), round));
        interval = sequence.apply(seen);
      }
      trials[run] = seen.trials();
      covered += interval.contains(truth) ? 1 : 0;
    }
    Arrays.sort(trials);
    return new Stops(trials[runs / 2], (double) covered / runs);
  }
}
