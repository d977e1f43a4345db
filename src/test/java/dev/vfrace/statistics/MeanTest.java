package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class MeanTest {

  /** 1 to 9: the variance is 7.5, and 1.959964 times the root of 7.5 / 9 is 1.789194. */
  @Test
  void hasTheIntervalOfTheCentralLimitTheorem() {
    Mean mean = new Mean(9, 45, 285);
    assertThat(mean.value()).isEqualTo(5);
    assertThat(mean.interval().low()).isCloseTo(3.210806, Offset.offset(1e-6));
    assertThat(mean.interval().high()).isCloseTo(6.789194, Offset.offset(1e-6));
  }

  @Test
  void isAPointWhereNothingVaries() {
    assertThat(new Mean(9, 45, 225).interval()).isEqualTo(new Interval(5, 5));
    assertThat(new Mean(1, 3, 9).interval()).isEqualTo(new Interval(3, 3));
    assertThat(Mean.NONE.interval()).isEqualTo(new Interval(0, 0));
  }
}
