package dev.vfrace.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vfrace.timing.ConstantDelay;
import dev.vfrace.timing.Delay;
import dev.vfrace.timing.ExponentialDelay;
import dev.vfrace.timing.UniformDelay;
import dev.vfrace.vocabulary.Counts;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed forms, against sums done by hand and against throwing dice. */
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
    Counts counts = new Counts(10, 1, 0, 7, 0, 0, 0, 1);
    assertThat(KnownRace.byUevent("r", Delay.ZERO, 10, 1).hits(counts)).isEqualTo(1);
    assertThat(KnownRace.throughUdev("r", Delay.ZERO, 10, 1).hits(counts)).isEqualTo(7);
  }
}
