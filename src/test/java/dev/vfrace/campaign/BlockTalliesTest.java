package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Stock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BlockTalliesTest {

  private final BlockTallies tallies = new BlockTallies();

  @Test
  void keepsBlocksApart() {
    add(3, 1);
    add(5, 2);
    assertThat(tallies.of(0)).extracting(Counts::trials).containsExactly(3L, 5L);
    assertThat(hits()).containsExactly(1L, 2L);
    assertThat(tallies.stocks()).extracting(Stock::cycles).containsExactly(3L, 5L);
  }

  @Test
  void losesNothingWhenNeighboursBecomeOne() {
    int blocks = 3 * BlockTallies.MOST;
    for (int block = 0; block < blocks; block++) {
      add(10, block % 7);
    }
    assertThat(tallies.of(0)).hasSize(BlockTallies.MOST);
    assertThat(tallies.of(0).stream().mapToLong(Counts::trials).sum()).isEqualTo(10L * blocks);
    long added = IntStream.range(0, blocks).mapToLong(block -> block % 7).sum();
    assertThat(hits().stream().mapToLong(Long::longValue).sum()).isEqualTo(added);
    assertThat(tallies.stocks().stream().mapToLong(Stock::cycles).sum()).isEqualTo(10L * blocks);
  }

  @Test
  void theShortestNeighboursBecomeOne() {
    for (int block = 0; block < BlockTallies.MOST - 1; block++) {
      add(10, 0);
    }
    add(1, 1);
    add(2, 1);
    assertThat(tallies.of(0).get(BlockTallies.MOST - 1).trials()).isEqualTo(3);
  }

  private List<Long> hits() {
    return tallies.of(0).stream().map(counts -> counts.of(Counter.MISJUDGED)).toList();
  }

  private void add(long cycles, long hits) {
    tallies.add(
        List.of(Counts.of(Map.of(Counter.TRIALS, cycles, Counter.MISJUDGED, hits))),
        Stock.of(cycles, Map.of(Outcome.JOINED, cycles)));
  }
}
