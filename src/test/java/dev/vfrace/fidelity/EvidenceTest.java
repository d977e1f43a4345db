package dev.vfrace.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vfrace.statistics.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Half-widths by the normal approximation: 1.96 sqrt((1 - p) / (p n)), relative. */
@Tag("campaign")
class EvidenceTest {

  /** At p = 0.5: 0.196 % of a million. */
  @Test
  void anIntervalWithinOnePercentShowsIt() {
    assertThat(Evidence.of(0.5, new Rate(503_000, 1_000_000))).isEqualTo(Evidence.WITHIN);
    assertThat(Evidence.of(0.5, new Rate(497_000, 1_000_000))).isEqualTo(Evidence.WITHIN);
  }

  @Test
  void anIntervalThatCrossesOnePercentIsCompatible() {
    assertThat(Evidence.of(0.5, new Rate(505_000, 1_000_000))).isEqualTo(Evidence.COMPATIBLE);
    assertThat(Evidence.of(0.5, new Rate(495_000, 1_000_000))).isEqualTo(Evidence.COMPATIBLE);
  }

  @Test
  void anIntervalBeyondOnePercentRefutesIt() {
    assertThat(Evidence.of(0.5, new Rate(508_000, 1_000_000))).isEqualTo(Evidence.BEYOND);
    assertThat(Evidence.of(0.5, new Rate(492_000, 1_000_000))).isEqualTo(Evidence.BEYOND);
  }

  /** At p = 0.1: 1.96 * 3 / sqrt(100,000) = 1.86 %. */
  @Test
  void aWideIntervalTellsNothing() {
    Rate rate = new Rate(10_000, 100_000);
    assertThat(Evidence.of(0.1, rate)).isEqualTo(Evidence.WIDE);
    assertThat(Evidence.halfWidth(0.1, rate)).isCloseTo(0.0186, within(0.0001));
  }

  @Test
  void aRareTruthIsNotHeldToARelativeBias() {
    assertThat(Evidence.of(0.005, new Rate(600, 100_000))).isEqualTo(Evidence.RARE);
    assertThat(Evidence.of(0, new Rate(0, 100_000))).isEqualTo(Evidence.RARE);
  }
}
