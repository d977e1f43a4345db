package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ProgressSoFarTest {

  private static final OptionalLong NO_TOTAL = OptionalLong.empty();
  private static final Optional<Duration> NO_LIMIT = Optional.empty();

  @Test
  void describesARunOfSoManyCycles() {
    assertThat(progress(50_000, OptionalLong.of(200_000), 10, NO_LIMIT).describe())
        .isEqualTo("25 %, 50,000 of 200,000 cycles, 5,000 cycles/s, elapsed 0:10, ETA 0:30");
  }

  @Test
  void describesARunOfSoMuchTime() {
    assertThat(progress(50_000, NO_TOTAL, 10, Optional.of(Duration.ofSeconds(40))).describe())
        .isEqualTo("25 %, 50,000 cycles, 5,000 cycles/s, elapsed 0:10, ETA 0:30");
  }

  @Test
  void describesARunWithoutEnd() {
    assertThat(progress(50_000, NO_TOTAL, 10, NO_LIMIT).describe())
        .isEqualTo("50,000 cycles, 5,000 cycles/s, elapsed 0:10");
  }

  @Test
  void ofTwoLimitsTheNearerCounts() {
    ProgressSoFar progress =
        progress(10, OptionalLong.of(100), 10, Optional.of(Duration.ofSeconds(20)));
    assertThat(progress.fraction()).isEqualTo(OptionalDouble.of(0.5));
    assertThat(progress.secondsLeft()).isEqualTo(OptionalDouble.of(10));
  }

  @Test
  void doesNotGuessBeforeTheFirstCycle() {
    assertThat(progress(0, OptionalLong.of(100), 1, NO_LIMIT).secondsLeft()).isEmpty();
    assertThat(progress(0, OptionalLong.of(100), 0, NO_LIMIT).perSecond()).isZero();
  }

  @Test
  void isNeverMoreThanDone() {
    ProgressSoFar late =
        progress(100, OptionalLong.of(100), 90, Optional.of(Duration.ofSeconds(60)));
    assertThat(late.fraction()).isEqualTo(OptionalDouble.of(1));
    assertThat(late.secondsLeft()).isEqualTo(OptionalDouble.of(0));
  }

  @Test
  void showsHoursWhereThereAreAny() {
    assertThat(progress(1, NO_TOTAL, 3_725, NO_LIMIT).describe()).endsWith("elapsed 1:02:05");
  }

  private static ProgressSoFar progress(
      long cycles, OptionalLong total, long seconds, Optional<Duration> limit) {
    return new ProgressSoFar(cycles, total, Duration.ofSeconds(seconds), limit);
  }
}
