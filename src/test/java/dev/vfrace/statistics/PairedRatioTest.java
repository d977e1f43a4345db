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

@Tag("unit")
final class PairedRatioTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final double Z = 1.959963984540054;

  /**
   * Fagerland, Lydersen and Laake 2014, table II, airways before and after a transplantation, with
   * the interval of Tang's method in table VI.
   */
  @Test
  void agreesWithThePublishedScoreInterval() {
    PairedRatio airways = new PairedRatio(1, 1, 7, 12);

    assertThat(airways.ratio()).isCloseTo(0.25, offset(1e-12));
    assertThat(airways.score(Z).low()).isCloseTo(0.065, offset(0.0005));
    assertThat(airways.score(Z).high()).isCloseTo(0.907, offset(0.0005));
  }

  /** The likeliest shares found by search, and all pairs in the likelihood. */
  @ParameterizedTest
  @CsvSource({
    "59, 6, 16, 80",
    "53, 16, 8, 9",
    "1, 1, 7, 12",
    "0, 12, 25, 100000",
    "300, 40, 2, 5000",
    "300, 2, 40, 5000",
    "1000000, 30, 20, 0"
  })
  void endsWhereTheScoreSearchedForIsTheDeviate(long both, long first, long second, long neither) {
    Interval interval = new PairedRatio(both, first, second, neither).score(Z);

    assertThat(searched(both, first, second, interval.low())).isCloseTo(Z, offset(1e-3));
    assertThat(searched(both, first, second, interval.high())).isCloseTo(-Z, offset(1e-3));
  }

  private static double searched(long both, long first, long second, double theta) {
    double low = Math.max(0, 1 - theta);
    double high = 1 / (1 + theta);
    for (int step = 0; step < 300; step++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      if (logLikelihood(both, first, second, theta, left)
          < logLikelihood(both, first, second, theta, right)) {
        low = left;
      } else {
        high = right;
      }
    }
    double discordant = low + 1 - (1 - low) / theta;
    double events = both + first + second;
    return (both + first - theta * (both + second)) / Math.sqrt(events * theta * discordant);
  }

  private static double logLikelihood(
      long both, long first, long second, double theta, double shareOfSecond) {
    double shareOfFirst = 1 - (1 - shareOfSecond) / theta;
    return term(both, 1 - shareOfFirst - shareOfSecond)
        + term(first, shareOfFirst)
        + term(second, shareOfSecond);
  }

  private static double term(long count, double share) {
    return count == 0 ? 0 : count * Math.log(Math.max(share, 1e-300));
  }

  /** With {@code p} the rate of the second and {@code likeness} from none to all in common. */
  @ParameterizedTest
  @CsvSource({
    "1e-4, 1, 0, 1000000",
    "1e-4, 2, 0.95, 1000000",
    "1e-3, 1.1, 0.5, 100000",
    "1e-2, 1, 0.95, 100000",
    "1e-2, 10, 0.5, 10000",
    "0.1, 1, 0, 1000",
    "0.1, 2, 0.95, 1000",
    "0.4, 1.1, 0.95, 10000",
    "0.4, 1, 0.5, 1000000"
  })
  void coversTheTrueRatioAsOftenAsItSays(double p, double theta, double likeness, long trials) {
    int runs = 2000;
    int covered = 0;
    Simulation simulation = new Simulation(21);
    for (int run = 0; run < runs; run++) {
      covered += drawn(simulation, p, theta, likeness, trials).interval().contains(theta) ? 1 : 0;
    }

    assertThat((double) covered / runs).isBetween(0.93, 0.97);
  }

  /** Expected pairs with both, the first alone, the second alone. */
  @ParameterizedTest
  @CsvSource({"0, 3, 3", "1, 2, 2", "5, 2, 0.5", "20, 3, 3", "1000, 2, 5", "1000, 5, 0.5"})
  void isSafeWhereEventsAreFew(double both, double first, double second) {
    int runs = 2000;
    int covered = 0;
    long trials = 100_000;
    double theta = (both + first) / (both + second);
    Simulation simulation = new Simulation(22);
    for (int run = 0; run < runs; run++) {
      PairedRatio ratio =
          multinomial(simulation, both / trials, first / trials, second / trials, trials);
      covered += ratio.interval().contains(theta) ? 1 : 0;
    }

    assertThat((double) covered / runs).isGreaterThanOrEqualTo(0.95);
  }

  /** Where the sides differ little, a tenth of the trials decides as often. */
  @ParameterizedTest
  @CsvSource({"0.1, 1.05, 35000", "0.01, 1.05, 350000"})
  void decidesWithATenthOfTheTrials(double p, double theta, long trials) {
    int runs = 500;
    int paired = 0;
    int unpaired = 0;
    Simulation simulation = new Simulation(23);
    for (int run = 0; run < runs; run++) {
      PairedRatio all = drawn(simulation, p, theta, 0.98, trials);
      PairedRatio tenth = drawn(simulation, p, theta, 0.98, trials / 10);
      unpaired += new RateRatio(all.first(), all.second()).interval().low() > 1 ? 1 : 0;
      paired += tenth.interval().low() > 1 ? 1 : 0;
    }

    assertThat(unpaired).isGreaterThan(runs / 3);
    assertThat(paired).isGreaterThanOrEqualTo(unpaired);
  }

  @Test
  void isOpenWhereOneSideHasNoEvents() {
    PairedRatio none = new PairedRatio(0, 0, 7, 1000);
    PairedRatio many = new PairedRatio(0, 0, 700, 1000);

    assertThat(none.ratio()).isZero();
    assertThat(none.interval().low()).isZero();
    assertThat(none.interval().high()).isCloseTo(0.69381398, withinPercentage(1e-5));
    assertThat(many.interval().low()).isZero();
    assertThat(many.interval().high()).isLessThan(0.006);
    assertThat(new PairedRatio(0, 7, 0, 1000).interval().low())
        .isCloseTo(1 / 0.69381398, withinPercentage(1e-5));
    assertThat(new PairedRatio(0, 7, 0, 1000).interval().high()).isEqualTo(INFINITE);
    assertThat(new PairedRatio(0, 700, 0, 1000).interval().high()).isEqualTo(INFINITE);
  }

  @Test
  void knowsNothingWithoutEvents() {
    PairedRatio nothing = new PairedRatio(0, 0, 0, 1000);

    assertThat(nothing.ratio()).isNaN();
    assertThat(nothing.interval()).isEqualTo(new Interval(0, INFINITE));
    assertThat(nothing.pValue()).isOne();
    assertThat(new PairedRatio(0, 0, 0, 0).interval()).isEqualTo(new Interval(0, INFINITE));
  }

  /** Without discordant pairs their share is below 3.69 over the pairs with an event. */
  @Test
  void shrinksAroundOneWithoutDiscordantPairs() {
    Interval few = new PairedRatio(10, 0, 0, 1000).interval();
    Interval many = new PairedRatio(100_000, 0, 0, 1000).interval();

    assertThat(few.low()).isCloseTo(1 / few.high(), offset(1e-12)).isLessThan(0.7);
    assertThat(many.high()).isCloseTo(1 + 3.689e-5, offset(1e-8));
    assertThat(many.low()).isCloseTo(1 - 3.689e-5, offset(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 9", "5, 3, 5", "400, 90, 70", "3, 1, 40", "1000000, 9, 0", "20, 0, 300"})
  void isTheReciprocalOfTheRatioTheOtherWayRound(long both, long first, long second) {
    PairedRatio ratio = new PairedRatio(both, first, second, 1000);
    PairedRatio inverse = new PairedRatio(both, second, first, 1000);

    assertThat(inverse.ratio()).isCloseTo(1 / ratio.ratio(), withinPercentage(1e-9));
    assertThat(inverse.interval().low())
        .isCloseTo(1 / ratio.interval().high(), withinPercentage(1e-6));
    assertThat(inverse.interval().high())
        .isCloseTo(1 / ratio.interval().low(), withinPercentage(1e-6));
    assertThat(inverse.pValue()).isCloseTo(ratio.pValue(), offset(1e-12));
  }

  /** Twice the smaller tail of a fair coin, by hand: 2 (1 + 8) / 2^8 for 1 of 8. */
  @Test
  void testsDiscordantPairsAsMcNemarDoes() {
    assertThat(new PairedRatio(1, 1, 7, 12).pValue()).isCloseTo(18.0 / 256, offset(1e-12));
    assertThat(new PairedRatio(1, 0, 7, 12).pValue()).isCloseTo(2.0 / 128, offset(1e-12));
    assertThat(new PairedRatio(9, 0, 0, 12).pValue()).isOne();
    assertThat(new PairedRatio(0, 3_000_000_000L, 3_000_200_000L, 0).pValue())
        .isCloseTo(0.00982, offset(0.0001));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "30", "100000"})
  void holdsOneWhereTheTestDoesNotReject(long both) {
    for (int discordant = 0; discordant < PairedRatio.FEW_DISCORDANT; discordant++) {
      for (int first = 0; first <= discordant; first++) {
        PairedRatio ratio = new PairedRatio(both, first, discordant - first, 1000);

        assertThat(ratio.interval().contains(1)).isEqualTo(ratio.pValue() > 0.05);
      }
    }
  }

  @Test
  void isWorthFewerPairsWhereTrialsDepend() {
    PairedRatio ratio = new PairedRatio(600, 300, 200, 1000);
    Rate independent = ratio.second();
    Rate bursts = new Rate(900, 2100, Stopping.FIXED, new Dependence.Bursts(2, /* batches= */ 40));

    assertThat(ratio.worth(ratio.first(), independent)).isEqualTo(ratio);
    assertThat(ratio.worth(bursts, independent)).isEqualTo(new PairedRatio(300, 150, 100, 500));
    assertThat(ratio.worth(independent, bursts)).isEqualTo(new PairedRatio(300, 150, 100, 500));
    assertThat(ratio.worth(bursts, independent).interval().high())
        .isGreaterThan(ratio.interval().high());
  }

  @Test
  void widensWithItsConfidence() {
    PairedRatio ratio = new PairedRatio(60, 30, 20, 1000);

    assertThat(ratio.interval(0.99).low()).isLessThan(ratio.interval(0.9).low());
    assertThat(ratio.interval(0.99).high()).isGreaterThan(ratio.interval(0.9).high());
  }

  @Test
  void refusesWhatIsNoCountOrNoConfidence() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PairedRatio(1, -1, 0, 0));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new PairedRatio(Long.MAX_VALUE, 1, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PairedRatio(1, 1, 1, 1).interval(1))
        .withMessageContaining("confidence");
  }

  private static PairedRatio drawn(
      Simulation simulation, double p, double theta, double likeness, long trials) {
    double other = p * theta;
    double apart = p * other;
    double both = apart + likeness * (Math.min(p, other) - apart);
    return multinomial(simulation, both, other - both, p - both, trials);
  }

  private static PairedRatio multinomial(
      Simulation simulation, double both, double first, double second, long trials) {
    long inBoth = simulation.manyHits(both, trials);
    long rest = trials - inBoth;
    long inFirst = simulation.manyHits(first / (1 - both), rest);
    long inSecond = simulation.manyHits(second / (1 - both - first), rest - inFirst);
    return new PairedRatio(inBoth, inFirst, inSecond, rest - inFirst - inSecond);
  }
}
