package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class IntervalTest {

  @Test
  void containsItsEndsAndNothingOutside() {
    Interval interval = new Interval(0.1, 0.2);

    assertThat(interval.contains(0.1)).isTrue();
    assertThat(interval.contains(0.2)).isTrue();
    assertThat(interval.contains(Math.nextDown(0.1))).isFalse();
    assertThat(interval.contains(Math.nextUp(0.2))).isFalse();
  }

  @Test
  void refusesEndsInTheWrongOrderAndNaN() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0.2, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
  }
}
