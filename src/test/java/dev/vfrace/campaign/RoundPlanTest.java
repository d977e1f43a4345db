package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("campaign")
class RoundPlanTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "100, 7", "64, 1", "65, 1", "1000000, 256", "448, 7", "10, 10"})
  void plansExactlyTheCyclesAskedForAndTheSameForAllLanesButOne(long total, int lanes) {
    RoundPlan plan = new RoundPlan(lanes, OptionalLong.of(total), 64, 0);
    long[] perLane = new long[lanes];
    int[] round = plan.next();
    while (Arrays.stream(round).sum() > 0) {
      for (int lane = 0; lane < lanes; lane++) {
        perLane[lane] += round[lane];
      }
      round = plan.next();
    }
    assertThat(Arrays.stream(perLane).sum()).isEqualTo(total);
    assertThat(Arrays.stream(perLane).max().orElseThrow())
        .isLessThanOrEqualTo(Arrays.stream(perLane).min().orElseThrow() + 1);
  }

  @Test
  void goesOnWithoutAnEndWhereNoneIsGiven() {
    RoundPlan plan = new RoundPlan(3, OptionalLong.empty(), 5, 0);
    for (int round = 0; round < 1000; round++) {
      assertThat(plan.next()).containsExactly(5, 5, 5);
    }
  }
}
