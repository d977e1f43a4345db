package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Marks;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import dev.vfrace.machine.Evidence;
import dev.vfrace.machine.VirtualMachine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("campaign")
class BatchesTest {

  private static final int LANES = 4;

  private final Batches batches = new Batches(2, 2);

  @Test
  void keepsRoundsAndWorkersApart() {
    round(1);
    round(5);
    assertThat(batches.of(0)).extracting(Counts::trials).containsExactly(2L, 2L, 10L, 10L);
    assertThat(batches.of(1))
        .extracting(counts -> counts.of(Counter.SAW_UNSLAVED))
        .containsExactly(2L, 2L, 10L, 10L);
    assertThat(batches.of(0))
        .extracting(counts -> counts.of(Counter.SAW_UNSLAVED))
        .containsOnly(0L);
  }

  @Test
  void mergesNeighboursWhenThereAreTooManyAndLosesNothing() {
    int rounds = 10 * Batches.MOST_SLICES + 3;
    for (int round = 0; round < rounds; round++) {
      round(1);
    }
    List<Counts> all = batches.of(0);
    assertThat(all).hasSizeBetween(Batches.MOST_SLICES, 2 * Batches.MOST_SLICES);
    assertThat(all.stream().mapToLong(Counts::trials).sum()).isEqualTo((long) LANES * rounds);
    List<Counts> full = all.subList(0, all.size() - 2);
    assertThat(full).extracting(Counts::trials).containsOnly(full.get(0).trials());
  }

  @Test
  void appendsWithoutLossAndKeepsSlicesOfOneLength() {
    Batches all = new Batches(2, 2);
    int blocks = 40;
    for (int block = 0; block < blocks; block++) {
      Batches one = new Batches(2, 2);
      for (int round = 0; round < 4; round++) {
        round(one, 1);
      }
      all.append(one);
    }
    List<Counts> counts = all.of(0);
    assertThat(counts).hasSize(2 * Batches.MOST_SLICES);
    assertThat(counts.stream().mapToLong(Counts::trials).sum()).isEqualTo(4L * LANES * blocks);
    assertThat(counts).extracting(Counts::trials).allMatch(trials -> trials <= 8);
  }

  @Test
  void keepsWhatDisturbedEachSliceAndLosesNothing() {
    int blocks = 3 * Batches.MOST_SLICES;
    for (int round = 0; round < blocks; round++) {
      round(batches, 1, new Interference(round == 5 ? 1 : 0, 0, round == 6 ? 10 : 0));
    }
    assertThat(batches.disturbances()).hasSize(batches.of(0).size() / 2);
    assertThat(batches.disturbances()).filteredOn(Interference::isAny).hasSize(1);
    assertThat(batches.disturbances().get(1)).isEqualTo(new Interference(1, 0, 10));
    Batches all = new Batches(2, 2);
    all.append(batches);
    all.append(batches);
    assertThat(all.disturbances())
        .hasSize(Batches.MOST_SLICES)
        .contains(new Interference(1, 0, 10));
  }

  private void round(long count) {
    round(batches, count);
  }

  private static void round(Batches batches, long count) {
    round(batches, count, Interference.NONE);
  }

  private static void round(Batches batches, long count, Interference during) {
    for (int lane = 0; lane < LANES; lane++) {
      Counts quiet = Counts.of(Map.of(Counter.TRIALS, count));
      Counts hit =
          Counts.of(
              Map.of(Counter.TRIALS, count, Counter.SAW_UNSLAVED, count, Counter.EPISODES, 1L));
      batches.add(
          new VirtualMachine.Round(
              lane,
              count,
              List.of(quiet, hit),
              List.of(Marks.NONE, Marks.NONE),
              Stock.NONE,
              Traffic.NONE,
              new VirtualMachine.Times(new long[0], new long[0], new long[0], new long[0]),
              Evidence.NONE));
    }
    batches.endPart(during);
  }
}
