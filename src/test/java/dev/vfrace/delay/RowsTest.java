package dev.vfrace.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class RowsTest {

  private static final int CYCLES = 100_000;

  /** Two rows of weight 1 together, and one of weight 3. */
  private static final Rows ROWS =
      new Rows(
          List.of(
              new Rows.Part(Map.of("queues", new long[] {1, 2}, "list", new long[] {10, 20}), 1),
              new Rows.Part(Map.of("queues", new long[] {3}, "list", new long[] {5}), 3)));

  private final CycleRandom random = new CycleRandom(1, 0, "test");

  @Test
  void aCycleTakesAllFromOneRow() {
    for (int cycle = 0; cycle < 1000; cycle++) {
      long list = jointly("list", cycle, 1);
      assertThat(jointly("queues", cycle, 1)).isEqualTo(Map.of(10L, 1L, 20L, 2L, 5L, 3L).get(list));
    }
  }

  /** Five standard deviations. */
  @Test
  void rowsComeAsOftenAsTheirWeight() {
    int third = 0;
    int first = 0;
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      long drawn = jointly("queues", cycle, 1);
      third += drawn == 3 ? 1 : 0;
      first += drawn == 1 ? 1 : 0;
    }
    assertThat(third / (double) CYCLES).isCloseTo(0.75, within(0.007));
    assertThat(first / (double) CYCLES).isCloseTo(0.125, within(0.006));
  }

  @Test
  void aSecondTimeInACycleTakesAnotherRow() {
    boolean differs = false;
    for (int cycle = 0; cycle < 20; cycle++) {
      differs |= jointly("queues", cycle, 1) != jointly("queues", cycle, 2);
    }
    assertThat(differs).isTrue();
  }

  @Test
  void quantilesAreThoseOfTheWeightedRows() {
    assertThat(column("queues").quantile(0)).isEqualTo(1);
    assertThat(column("queues").quantile(0.12)).isEqualTo(1);
    assertThat(column("queues").quantile(0.2)).isEqualTo(2);
    assertThat(column("queues").quantile(0.3)).isEqualTo(3);
    assertThat(column("list").quantile(0.5)).isEqualTo(5);
    assertThat(column("list").quantile(1)).isEqualTo(20);
  }

  @Test
  void refusesPartsThatDoNotFit() {
    Rows.Part part = new Rows.Part(Map.of("queues", new long[] {1}), 1);
    Rows.Part other = new Rows.Part(Map.of("list", new long[] {1}), 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Rows(List.of(part, other)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rows(List.of()));
  }

  private long jointly(String column, long cycle, int repeat) {
    return ((JointDelay) column(column)).sampleJointly(random, cycle, column, repeat);
  }

  private static Delay column(String name) {
    return ROWS.column(name).orElseThrow();
  }
}
