package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class RateRatioTest {
  private static final long BILLION = 1_000_000_000;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** 20 against 5 in 1e9 trials each: Fisher's exact test gives the same 0.00408. */
  @Test
  void tellsTwentyFromFive() {
    RateRatio ratio = new RateRatio(new Rate(20, BILLION), new Rate(5, BILLION));

    assertThat(ratio.ratio()).isCloseTo(4, offset(1e-12));
    assertThat(ratio.pValue()).isCloseTo(0.004077315330505371, withinPercentage(1e-6));
    assertThat(ratio.interval().low()).isCloseTo(1.456776504314741, withinPercentage(1e-6));
    assertThat(ratio.interval().high()).isCloseTo(13.638831336076601, withinPercentage(1e-6));
  }

  /** SciPy's binomtest of the share of the first variant's trials. */
  @ParameterizedTest
  @CsvSource({
    "7, 1000000, 23, 4000000, 0.6482633350145794",
    "3, 1000000, 37, 10000000, 1",
    "0, 1000000, 0, 1000000, 1",
    "0, 0, 5, 1000000, 1",
    "5, 1000000, 0, 0, 1"
  })
  void allowsForUnequalTrials(long count, long trials, long count2, long trials2, double pValue) {
    RateRatio ratio = new RateRatio(new Rate(count, trials), new Rate(count2, trials2));

    assertThat(ratio.pValue()).isCloseTo(pValue, offset(1e-9));
  }

  @Test
  void scalesWithTheTrials() {
    RateRatio equal = new RateRatio(new Rate(20, BILLION), new Rate(5, BILLION));
    RateRatio scaled = new RateRatio(new Rate(20, BILLION), new Rate(5, 10 * BILLION));

    assertThat(scaled.interval().low() / equal.interval().low()).isCloseTo(10, offset(1e-9));
    assertThat(scaled.interval().high() / equal.interval().high()).isCloseTo(10, offset(1e-9));
  }

  @Test
  void isOpenWhereOneSideHasNoEvents() {
    Rate none = new Rate(0, BILLION);
    Rate five = new Rate(5, BILLION);

    assertThat(new RateRatio(none, five).ratio()).isZero();
    assertThat(new RateRatio(none, five).interval().low()).isZero();
    assertThat(new RateRatio(none, five).interval().high())
        .isCloseTo(1.091279105182546, withinPercentage(1e-6));
    assertThat(new RateRatio(five, none).ratio()).isEqualTo(INFINITE);
    assertThat(new RateRatio(five, none).interval().high()).isEqualTo(INFINITE);
    assertThat(new RateRatio(five, none).interval().low())
        .isCloseTo(1 / 1.091279105182546, withinPercentage(1e-6));
  }

  @Test
  void knowsNothingWithoutEventsOrTrials() {
    Interval any = new Interval(0, INFINITE);
    Rate five = new Rate(5, BILLION);

    assertThat(new RateRatio(new Rate(0, 10), new Rate(0, 20)).interval()).isEqualTo(any);
    assertThat(new RateRatio(Rate.NONE, five).interval()).isEqualTo(any);
    assertThat(new RateRatio(five, Rate.NONE).interval()).isEqualTo(any);
    assertThat(new RateRatio(Rate.NONE, five).ratio()).isNaN();
  }

  @Test
  void takesMoreEventsThanAnInt() {
    Rate first = new Rate(3_000_000_000L, 10_000_000_000L);
    Rate second = new Rate(3_000_200_000L, 10_000_000_000L);
    RateRatio ratio = new RateRatio(first, second);

    assertThat(ratio.interval().contains(ratio.ratio())).isTrue();
    assertThat(ratio.pValue()).isCloseTo(0.00982, offset(0.0001));
    assertThat(new RateRatio(first, first).pValue()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"2e-4, 5e-5", "2e-3, 2e-3"})
  void coversTheTrueRatio(double rate, double rate2) {
    int runs = 1000;
    int covered = 0;
    int rejected = 0;
    Simulation simulation = new Simulation(7);
    for (int run = 0; run < runs; run++) {
      RateRatio ratio =
          new RateRatio(
              new Rate(simulation.hits(rate, 100_000), 100_000),
              new Rate(simulation.hits(rate2, 100_000), 100_000));
      covered += ratio.interval().contains(rate / rate2) ? 1 : 0;
      rejected += ratio.pValue() <= 0.05 ? 1 : 0;
    }

    assertThat((double) covered / runs).isGreaterThanOrEqualTo(0.945);
    if (rate == rate2) {
      assertThat((double) rejected / runs).isLessThanOrEqualTo(0.055);
    }
  }

  /** Blocks of one machine's moods, of equal means. */
  @Test
  void coversTheTrueRatioOfRatesFromBlocks() {
    int runs = 1000;
    int covered = 0;
    Simulation simulation = new Simulation(8);
    for (int run = 0; run < runs; run++) {
      Rate first = ofBlocks(simulation, 20);
      Rate second = ofBlocks(simulation, 20);
      covered += new RateRatio(first, second).interval().contains(1) ? 1 : 0;
    }
    assertThat((double) covered / runs).isBetween(0.93, 0.98);
  }

  @Test
  void tooFewBlocksTellNothingOfTheRatio() {
    Rate few = ofBlocks(new Simulation(9), 9);

    assertThat(new RateRatio(few, few).interval())
        .isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
    assertThat(few.interval()).isEqualTo(Interval.ANY_RATE);
    assertThat(few.upperBound(0.95)).isOne();
    assertThat(few.effective().trials()).isZero();
  }

  private static Rate ofBlocks(Simulation simulation, int blocks) {
    long[] hits = new long[blocks];
    long[] trials = new long[blocks];
    Rate total = Rate.NONE;
    for (int block = 0; block < blocks; block++) {
      trials[block] = 20_000;
      hits[block] =
          simulation.manyHits(Math.max(0, 0.1 + 0.03 * simulation.normal()), trials[block]);
      total = total.plus(new Rate(hits[block], trials[block]));
    }
    return total.judgedBy(BlockInterval.of(hits, trials));
  }

  @Test
  void refusesWhatIsNoConfidence() {
    RateRatio ratio = new RateRatio(new Rate(1, 10), new Rate(1, 10));

    assertThatIllegalArgumentException().isThrownBy(() -> ratio.interval(1));
  }
}
