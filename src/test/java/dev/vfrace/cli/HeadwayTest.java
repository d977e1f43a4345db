package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class HeadwayTest {

  private static final OptionalLong NO_TOTAL = OptionalLong.empty();
  private static final Optional<Duration> NO_LIMIT = Optional.empty();

  @Test
  void describesARunOfSoManyCycles() {
    assertThat(headway(50_000, OptionalLong.of(200_000), 10, NO_LIMIT).describe())
        .isEqualTo("25 %, 50,000 of 200,000 cycles, 5,000 cycles/s, elapsed 0:10, ETA 0:30");
  }

  @Test
  void describesARunOfSoMuchTime() {
    assertThat(headway(50_000, NO_TOTAL, 10, Optional.of(Duration.ofSeconds(40))).describe())
        .isEqualTo("25 %, 50,000 cycles, 5,000 cycles/s, elapsed 0:10, ETA 0:30");
  }

  @Test
  void describesARunWithoutEnd() {
    assertThat(headway(50_000, NO_TOTAL, 10, NO_LIMIT).describe())
        .isEqualTo("50,000 cycles, 5,000 cycles/s, elapsed 0:10");
  }

  @Test
  void ofTwoLimitsTheNearerCounts() {
    Headway headway = headway(10, OptionalLong.of(100), 10, Optional.of(Duration.ofSeconds(20)));
    assertThat(headway.fraction()).isEqualTo(OptionalDouble.of(0.5));
    assertThat(headway.secondsLeft()).isEqualTo(OptionalDouble.of(10));
  }

  @Test
  void doesNotGuessBeforeTheFirstCycle() {
    assertThat(headway(0, OptionalLong.of(100), 1, NO_LIMIT).secondsLeft()).isEmpty();
    assertThat(headway(0, OptionalLong.of(100), 0, NO_LIMIT).perSecond()).isZero();
  }

  @Test
  void isNeverMoreThanDone() {
    Headway late = headway(100, OptionalLong.of(100), 90, Optional.of(Duration.ofSeconds(60)));
    assertThat(late.fraction()).isEqualTo(OptionalDouble.of(1));
    assertThat(late.secondsLeft()).isEqualTo(OptionalDouble.of(0));
  }

  @Test
  void showsHoursWhereThereAreAny() {
    assertThat(headway(1, NO_TOTAL, 3_725, NO_LIMIT).describe()).endsWith("elapsed 1:02:05");
  }

  private static Headway headway(
      long cycles, OptionalLong total, long seconds, Optional<Duration> limit) {
    return new Headway(cycles, total, Duration.ofSeconds(seconds), limit);
  }
}
