package dev.vfrace.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.ExponentialDelay;
import dev.vfrace.delay.UniformDelay;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed forms, against sums done by hand and against throwing dice. */
@Tag("unit")
class KnownRaceTest {

  @Test
  void aConstantWindowIsItsShareOfTheSpan() {
    assertThat(KnownRace.byUevent("r", new ConstantDelay(100), 1000, 1).probability())
        .isCloseTo(0.1, within(1e-12));
    assertThat(KnownRace.byPoll("r", new ConstantDelay(250), 1000, 1).probability())
        .isCloseTo(0.25, within(1e-12));
    assertThat(KnownRace.throughUdev("r", new ConstantDelay(2000), 1000, 1).probability())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void aBootScanCanComeTooEarly() {
    assertThat(KnownRace.byBootScan("r", new ConstantDelay(100), 1000, 1).probability())
        .isCloseTo(0.1, within(1e-12));
    assertThat(KnownRace.byBootScan("r", new ConstantDelay(9000), 1000, 1).probability())
        .isCloseTo(0.5, within(1e-12));
  }

  /**
   * By hand: the VF can be seen for 100 + 400 of a period of 1000, and 100 of that is before the
   * flag, so half of the cycles meet it and a fifth of those too early. With a window uniform over
   * 100 to 300 (a mean of 200) and 200 more it is seen for 400 on average: 0.4 of the cycles meet
   * it, and 200 / 400 of those too early.
   */
  @Test
  void aPollCanMissTheVf() {
    KnownRace constant = KnownRace.byMissedPoll("r", new ConstantDelay(100), 400, 1000, 1);
    assertThat(constant.met()).isCloseTo(0.5, within(1e-12));
    assertThat(constant.probability()).isCloseTo(0.2, within(1e-12));
    KnownRace spread = KnownRace.byMissedPoll("r", new UniformDelay(100, 300), 200, 1000, 1);
    assertThat(spread.met()).isCloseTo(0.4, within(1e-5));
    assertThat(spread.probability()).isCloseTo(0.5, within(1e-5));
  }

  /** 900 + 400 is longer than the period: every cycle meets the VF, nine in ten before the flag. */
  @Test
  void aPollCannotMissWhatStaysForAPeriod() {
    KnownRace lasting = KnownRace.byMissedPoll("r", new ConstantDelay(900), 400, 1000, 1);
    assertThat(lasting.met()).isCloseTo(1, within(1e-12));
    assertThat(lasting.probability()).isCloseTo(0.9, within(1e-12));
    assertThat(KnownRace.byPoll("r", new ConstantDelay(900), 1000, 1).met()).isEqualTo(1);
  }

  /** {@code E[min(X, M)] / M = (1 - exp(-M / m)) m / M} for an exponential X of mean m. */
  @Test
  void anExponentialWindowHasItsOwnForm() {
    double m = 300.0 / 1000;
    assertThat(KnownRace.byUevent("r", new ExponentialDelay(300), 1000, 1).probability())
        .isCloseTo(m * -Math.expm1(-1 / m), within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(longs = {500, 1000, 4000})
  void diceAgree(long span) {
    Delay window = new UniformDelay(200, 1800);
    SplittableRandom dice = new SplittableRandom(5);
    int throwsOfDice = 400_000;
    int hits = 0;
    for (int i = 0; i < throwsOfDice; i++) {
      hits += dice.nextDouble() * span < window.sample(dice) ? 1 : 0;
    }
    assertThat(KnownRace.byUevent("r", window, span, 1).probability())
        .isCloseTo((double) hits / throwsOfDice, within(0.004));
  }

  @Test
  void theVerdictCountsWhereTheObserverInheritsIt() {
    Counts counts =
        Counts.of(
            Map.of(
                Counter.TRIALS,
                10L,
                Counter.SAW_UNSLAVED,
                1L,
                Counter.MISJUDGED,
                7L,
                Counter.EPISODES,
                1L));
    assertThat(KnownRace.byUevent("r", Delay.ZERO, 10, 1).hits(counts)).isEqualTo(1);
    assertThat(KnownRace.throughUdev("r", Delay.ZERO, 10, 1).hits(counts)).isEqualTo(7);
  }
}
