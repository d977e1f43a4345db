package dev.vfrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class RankCorrelationTest {

  /** IQ and hours of television, the example of Wikipedia's article on Spearman's coefficient. */
  @Test
  void isThatOfTheTextbook() {
    long[] iq = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
    long[] hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
    assertThat(RankCorrelation.of(iq, hours)).isEqualTo(-29.0 / 165, within(1e-12));
  }

  @Test
  void risesWithAnyMonotonicChange() {
    assertThat(RankCorrelation.of(new long[] {1, 2, 3, 4}, new long[] {1, 8, 27, 1000}))
        .isEqualTo(1);
    assertThat(RankCorrelation.of(new long[] {1, 2, 3, 4}, new long[] {9, 7, 5, -1})).isEqualTo(-1);
  }

  /** Ranks 1.5, 1.5, 3 against 1, 2, 3: 1.5 / sqrt(1.5 * 2). */
  @Test
  void equalValuesShareTheirRanks() {
    assertThat(RankCorrelation.of(new long[] {5, 5, 9}, new long[] {1, 2, 3}))
        .isEqualTo(1.5 / Math.sqrt(3), within(1e-12));
  }

  @Test
  void whatNeverVariesHasNone() {
    assertThat(RankCorrelation.of(new long[] {5, 5}, new long[] {1, 2})).isNaN();
    assertThatThrownBy(() -> RankCorrelation.of(new long[] {1}, new long[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
