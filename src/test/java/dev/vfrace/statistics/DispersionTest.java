package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class DispersionTest {
  private static final int BATCHES = 30;
  private static final double RATE = 1e-3;

  /**
   * By hand: 15 batches of 0 and 15 of 4 hits in 100 trials; p = 0.02, chi-square 30 * 4 / 1.96.
   */
  @Test
  void isPearsonsChiSquareOverItsDegreesOfFreedom() {
    long[] hits = new long[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      hits[batch] = batch < 15 ? 0 : 4;
    }

    assertThat(judged(hits, equal(100)).designEffect())
        .isCloseTo(30 * 4 / 1.96 / 29, offset(1e-12));
  }

  @Test
  void isNeverBelowOne() {
    long[] hits = new long[BATCHES];
    Arrays.fill(hits, 2);

    assertThat(judged(hits, equal(100)).designEffect()).isOne();
  }

  /** Geometric bursts of mean m: twice the mean, less one. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "4, 7"})
  void findsTheDesignEffectOfBursts(double meanBurst, double designEffect) {
    Simulation simulation = new Simulation(3);
    long[] hits = new long[3000];
    long[] trials = new long[hits.length];
    for (int batch = 0; batch < hits.length; batch++) {
      trials[batch] = 10_000;
      hits[batch] = simulation.burstyHits(RATE, trials[batch], meanBurst);
    }

    assertThat(judged(hits, trials).designEffect()).isCloseTo(designEffect, withinPercentage(8));
  }

  @Test
  void takesBatchesOfUnequalTrialsForWhatTheyAre() {
    Simulation simulation = new Simulation(4);
    long[] hits = new long[1000];
    long[] trials = new long[hits.length];
    for (int batch = 0; batch < hits.length; batch++) {
      trials[batch] = 1000L * (1 + batch % 20);
      hits[batch] = simulation.hits(RATE, trials[batch]);
    }

    assertThat(judged(hits, trials).designEffect()).isCloseTo(1, withinPercentage(8));
  }

  /** Frequent hits vary less than Poisson counts: by the share of misses. */
  @Test
  void allowsForRatesThatAreNotRare() {
    Simulation simulation = new Simulation(5);
    long[] hits = new long[1000];
    long[] trials = new long[hits.length];
    for (int batch = 0; batch < hits.length; batch++) {
      trials[batch] = 50;
      hits[batch] = simulation.hits(0.8, 50);
    }

    assertThat(judged(hits, trials).designEffect()).isCloseTo(1, withinPercentage(10));
  }

  /** The exact interval of independent trials covers 76 % and 54 % of such bursts. */
  @ParameterizedTest
  @CsvSource({"1, 0.93", "2, 0.85", "4, 0.7"})
  void coversTheTrueRateWhereHitsComeInBursts(double meanBurst, double unadjustedAtMost) {
    int runs = 1000;
    int covered = 0;
    int coveredUnadjusted = 0;
    Simulation simulation = new Simulation(6);
    for (int run = 0; run < runs; run++) {
      long[] hits = new long[BATCHES];
      for (int batch = 0; batch < BATCHES; batch++) {
        hits[batch] = simulation.burstyHits(RATE, 6_000, meanBurst);
      }
      Dispersion.Judged judged = judged(hits, equal(6_000));
      covered += judged.adjustedInterval(0.95).contains(RATE) ? 1 : 0;
      coveredUnadjusted += judged.total().interval().contains(RATE) ? 1 : 0;
    }

    assertThat((double) covered / runs).isBetween(0.93, meanBurst == 1 ? 0.99 : 0.975);
    if (meanBurst > 1) {
      assertThat((double) coveredUnadjusted / runs).isLessThan(unadjustedAtMost);
    }
  }

  /** What is quoted: of independent trials nearly the exact interval, of bursts the adjusted. */
  @ParameterizedTest
  @CsvSource({"1, 0.945, 0.97, 0, 0.08", "1.5, 0.925, 0.97, 0.7, 0.95", "4, 0.935, 0.97, 0.99, 1"})
  void quotesAnIntervalThatCovers(
      double meanBurst, double least, double most, double dependentLeast, double dependentMost) {
    int runs = 2000;
    int covered = 0;
    int dependent = 0;
    Simulation simulation = new Simulation(8);
    for (int run = 0; run < runs; run++) {
      long[] hits = new long[BATCHES];
      for (int batch = 0; batch < BATCHES; batch++) {
        hits[batch] = simulation.burstyHits(RATE, 5_000, meanBurst);
      }
      Dispersion.Judged judged = judged(hits, equal(5_000));
      covered += judged.interval(0.95).contains(RATE) ? 1 : 0;
      dependent += judged.dependent() ? 1 : 0;
    }

    assertThat((double) covered / runs).isBetween(least, most);
    assertThat((double) dependent / runs).isBetween(dependentLeast, dependentMost);
  }

  /** Chi-square of 42.56 is exceeded once in twenty times at 29 degrees of freedom. */
  @ParameterizedTest
  @CsvSource({"42.5, false", "42.6, true"})
  void callsDependentWhatChanceGivesOnceInTwentyTimes(double chiSquare, boolean dependent) {
    Dispersion.Judged judged = new Dispersion.Judged(new Rate(60, 6000), BATCHES, chiSquare);

    assertThat(judged.dependent()).isEqualTo(dependent);
    assertThat(judged.pValue()).isCloseTo(0.05, offset(0.001));
    assertThat(judged.interval(0.95))
        .isEqualTo(dependent ? judged.adjustedInterval(0.95) : judged.total().interval());
  }

  /** Student's deviate at 29 degrees of freedom is 2.045230, a normal one's tail 0.0204153. */
  @Test
  void allowsForTheDoubtAboutTheDesignEffect() {
    Dispersion.Judged judged = new Dispersion.Judged(new Rate(60, 6000), BATCHES, 29 * 3);
    Interval same = Dispersion.interval(new Rate(60, 6000), 3, 1 - 2 * 0.02041527);

    assertThat(judged.adjustedInterval(0.95).low()).isCloseTo(same.low(), withinPercentage(1e-3));
    assertThat(judged.adjustedInterval(0.95).high()).isCloseTo(same.high(), withinPercentage(1e-3));
  }

  @Test
  void quotesTheExactIntervalWhereItCannotJudge() {
    Dispersion few = Dispersion.of(new long[] {1, 2}, new long[] {10, 10});

    assertThat(few.interval(0.9)).isEqualTo(new Rate(3, 20).interval(0.9));
  }

  @Test
  void leavesOutBatchesWithoutTrials() {
    long[] hits = new long[BATCHES + 2];
    long[] trials = new long[BATCHES + 2];
    Arrays.fill(hits, 1, BATCHES + 1, 2);
    Arrays.fill(trials, 1, BATCHES + 1, 100);

    assertThat(judged(hits, trials).batches()).isEqualTo(BATCHES);
  }

  @ParameterizedTest
  @CsvSource({
    "29, 10, 100, '29 batches, 290 hits and 2610 misses'",
    "19, 1, 100, '19 batches, 19 hits'",
    "40, 0, 100, '40 batches, 0 hits'",
    "40, 100, 100, '4000 hits and 0 misses'",
    "0, 0, 0, '0 batches'"
  })
  void saysWhatItLacksToJudge(int batches, long hitsEach, long trialsEach, String lack) {
    long[] hits = new long[batches];
    long[] trials = new long[batches];
    Arrays.fill(hits, hitsEach);
    Arrays.fill(trials, trialsEach);

    Dispersion dispersion = Dispersion.of(hits, trials);

    assertThat(dispersion).isInstanceOf(Dispersion.TooFew.class);
    assertThat(((Dispersion.TooFew) dispersion).reason())
        .contains(lack)
        .endsWith("to judge takes 30 batches, 20 hits and 20 misses");
  }

  /** Beta quantiles, computed independently with SciPy. */
  @Test
  void dividesCountsThatAreThenNotWhole() {
    Interval few = Dispersion.interval(new Rate(5, 20), 2, 0.95);
    Interval rare = Dispersion.interval(new Rate(50, 4_000_000), 4, 0.95);

    assertThat(few.low()).isCloseTo(0.044059413552630794, withinPercentage(1e-6));
    assertThat(few.high()).isCloseTo(0.6058183181714671, withinPercentage(1e-6));
    assertThat(rare.low()).isCloseTo(6.559876215861824e-06, withinPercentage(1e-6));
    assertThat(rare.high()).isCloseTo(2.1597157245215987e-05, withinPercentage(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 17",
    "17, 17",
    "4, 17",
    "3, 1000000",
    "7, 3000000000",
    "2000000, 3000000000",
    "2999999999, 3000000000"
  })
  void isTheExactIntervalWhereTrialsAreIndependent(long count, long trials) {
    Rate rate = new Rate(count, trials);

    Interval adjusted = Dispersion.interval(rate, 1, 0.95);

    assertThat(adjusted.low()).isCloseTo(rate.interval().low(), offset(1e-9 * rate.rate()));
    assertThat(adjusted.high())
        .isCloseTo(rate.interval().high(), offset(1e-9 * rate.interval().high()));
  }

  @Test
  void isContinuousWhereTrialsOutgrowInt() {
    long trials = 2L * Integer.MAX_VALUE;
    Interval before = Dispersion.interval(new Rate(41, trials), 2, 0.95);
    Interval after = Dispersion.interval(new Rate(41, trials + 2), 2, 0.95);

    assertThat(after.low()).isCloseTo(before.low(), withinPercentage(1e-5));
    assertThat(after.high()).isCloseTo(before.high(), withinPercentage(1e-5));
  }

  @Test
  void knowsNothingWithoutTrials() {
    assertThat(Dispersion.interval(Rate.NONE, 3, 0.95)).isEqualTo(Interval.ANY_RATE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesDesignEffectsThatSharpen(double designEffect) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dispersion.interval(new Rate(1, 10), designEffect, 0.95))
        .withMessageContaining("design effect");
  }

  @Test
  void refusesBatchesThatDoNotMatch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dispersion.of(new long[3], new long[4]))
        .withMessageContaining("3 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dispersion.of(new long[] {2}, new long[] {1}));
  }

  private static Dispersion.Judged judged(long[] hits, long[] trials) {
    return (Dispersion.Judged) Dispersion.of(hits, trials);
  }

  private static long[] equal(long trials) {
    long[] all = new long[BATCHES];
    Arrays.fill(all, trials);
    return all;
  }
}
