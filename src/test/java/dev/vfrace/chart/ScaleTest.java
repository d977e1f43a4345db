package dev.vfrace.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class ScaleTest {

  static List<Scale> scales() {
    return List.of(
        new LinearScale(0, 1),
        new LinearScale(0.2617, 0.2643),
        new LinearScale(0, 12_345_678),
        new LinearScale(0, 1e-9),
        LinearScale.around(0.5, 0.5, 0),
        new LogScale(1e-9, 1),
        new LogScale(3e-4, 7e-4),
        new LogScale(1, 1.5),
        LogScale.decades(0.02, 0.03));
  }

  @ParameterizedTest
  @MethodSource("scales")
  void ticksAreWithinAscendingAndNotTooMany(Scale scale) {
    List<Double> ticks = scale.ticks();
    assertThat(ticks).isSorted().doesNotHaveDuplicates().hasSizeBetween(1, 8);
    assertThat(ticks.stream().map(scale::place)).isSorted().allMatch(it -> it >= 0 && it <= 1);
  }

  @Test
  void placesAreInProportion() {
    assertThat(new LinearScale(10, 20).place(15)).isEqualTo(0.5);
    assertThat(new LogScale(1e-4, 1).place(1e-2)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void whatLiesBeyondIsAtTheEnd() {
    assertThat(new LinearScale(10, 20).place(5)).isZero();
    assertThat(new LinearScale(10, 20).place(Double.POSITIVE_INFINITY)).isOne();
    assertThat(new LogScale(1e-4, 1).place(0)).isZero();
    assertThat(new LogScale(1e-4, 1).place(Double.POSITIVE_INFINITY)).isOne();
  }

  @Test
  void anAxisHasALength() {
    assertThatThrownBy(() -> new LinearScale(1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LogScale(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
