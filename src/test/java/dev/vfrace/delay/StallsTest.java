package dev.vfrace.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class StallsTest {

  private static final long MS = 1_000_000;
  private static final Stalls TEN_OF_5_MS = new Stalls(10, new ConstantDelay(5 * MS));

  private final CycleRandom random = new CycleRandom(1, 0, "test");

  /** 10 a second of 5 ms each are 5 % of the time. */
  @Test
  void standStillForTheShareOfTimeAskedFor() {
    int moved = 0;
    for (int cycle = 0; cycle < 100_000; cycle++) {
      long due = 1L + cycle * 7919L % 400_000_000;
      moved += TEN_OF_5_MS.done(random, cycle, due) > due ? 1 : 0;
    }
    assertThat(moved / 100_000.0).isCloseTo(0.05, within(0.0035));
  }

  @Test
  void whatIsDueInOneIsDoneAfterItInItsOrder() {
    List<Long> ends = new ArrayList<>();
    long before = 0;
    for (long due = 0; due < 1000 * MS; due += MS / 10) {
      long done = TEN_OF_5_MS.done(random, 3, due);
      assertThat(done).isGreaterThanOrEqualTo(due).isLessThan(due + 6 * MS);
      if (done > due) {
        // done after the stall, and nothing that is due then is in it
        assertThat(TEN_OF_5_MS.done(random, 3, done)).isEqualTo(done);
        assertThat(done).isGreaterThan(before);
        ends.add(done);
      }
      before = done > due ? done : 0;
    }
    assertThat(ends).hasSizeBetween(450, 550);
  }

  @Test
  void areTheSameForWhoeverAsksAndWhenever() {
    long late = TEN_OF_5_MS.done(random, 5, 777 * MS);
    long early = TEN_OF_5_MS.done(random, 5, 12 * MS);
    CycleRandom others = new CycleRandom(1, 0, "test");
    assertThat(TEN_OF_5_MS.done(others, 5, 12 * MS)).isEqualTo(early);
    assertThat(TEN_OF_5_MS.done(others, 5, 777 * MS)).isEqualTo(late);
  }

  @Test
  void onesThatRunIntoTheNextEndAfterThat() {
    Stalls long95 = new Stalls(10, new ConstantDelay(95 * MS));
    for (long due = 0; due < 1000 * MS; due += MS) {
      assertThat(long95.done(random, 1, due)).isGreaterThanOrEqualTo(due);
    }
  }

  @Test
  void refusesToStandStillForGood() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stalls(10, new ConstantDelay(100 * MS)))
        .withMessageContaining("shorter than 1 / per-second");
    assertThatIllegalArgumentException().isThrownBy(() -> new Stalls(0, Delay.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stalls(Double.NaN, Delay.ZERO));
  }
}
