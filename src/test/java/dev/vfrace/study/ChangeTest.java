package dev.vfrace.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Pairs;
import dev.vfrace.statistics.Dependence;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.Stopping;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ChangeTest {

  private static final long TRIALS = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    // the ratio is below 1 from 6 events on: 0.025^(1/6) is above a half
    "5,    0,    INCONCLUSIVE",
    "6,    0,    REDUCED",
    // B's upper bound is 3.69e-6; A's lower bound reaches ten times that at 50 events
    "49,   0,    REDUCED",
    "50,   0,    FIXED",
    "1000, 1,    REDUCED",
    "1000, 900,  REDUCED",
    "1000, 1000, SAME",
    "1000, 950,  SAME",
    "1000, 1050, SAME",
    "1000, 1110, WORSE",
    "1000, 2000, WORSE",
    "0,    5,    INCONCLUSIVE",
    "0,    6,    WORSE",
    // the ratio's interval leaves out 1/2 and 2 from 19 events each on
    "18,   18,   INCONCLUSIVE",
    "19,   19,   SAME",
    "0,    0,    INCONCLUSIVE",
  })
  void goesByTheIntervals(long before, long after, Change.Kind kind) {
    assertThat(change(before, after).kind()).isEqualTo(kind);
  }

  @Test
  void theWordSaysWhatTheIntervalSays() {
    for (long before = 0; before < 120; before++) {
      for (long after = 0; after < 120; after++) {
        Change change = change(before, after);
        switch (change.kind()) {
          case FIXED -> {
            assertThat(after).isZero();
            assertThat(change.ratio().high()).isLessThan(1);
            assertThat(change.after().interval().high() * 10)
                .isLessThanOrEqualTo(change.before().interval().low());
          }
          case REDUCED -> assertThat(change.ratio().high()).isLessThan(1);
          case WORSE -> assertThat(change.ratio().low()).isGreaterThan(1);
          case SAME -> {
            assertThat(change.ratio().contains(1)).isTrue();
            assertThat(change.ratio().contains(0.5)).isFalse();
            assertThat(change.ratio().contains(2)).isFalse();
          }
          case INCONCLUSIVE ->
              assertThat(change.ratio().contains(0.5) || change.ratio().contains(2)).isTrue();
        }
      }
    }
  }

  @Test
  void trialsOfOneSideAloneSayNothing() {
    assertThat(new Change(new Rate(500, 1000), Rate.NONE).kind())
        .isEqualTo(Change.Kind.INCONCLUSIVE);
    assertThat(new Change(Rate.NONE, new Rate(500, 1000)).kind())
        .isEqualTo(Change.Kind.INCONCLUSIVE);
  }

  @Test
  void fewTrialsOfBDoNotFixAnything() {
    assertThat(new Change(new Rate(51, TRIALS), new Rate(0, TRIALS / 10)).kind())
        .isEqualTo(Change.Kind.REDUCED);
  }

  @Test
  void saysByHowManyTimes() {
    assertThat(change(51, 0).words()).isEqualTo("fixed");
    assertThat(change(6, 0).words()).isEqualTo("reduced by at least 1.177 times");
    assertThat(change(1000, 250).words()).matches("reduced by 3\\.\\d{2}–4\\.\\d{2} times");
    assertThat(change(250, 1000).words()).matches("worse by 3\\.\\d{2}–4\\.\\d{2} times");
    assertThat(change(0, 600).words()).isEqualTo("worse by at least 162 times");
    assertThat(change(1000, 1000).words()).isEqualTo("no evidence of a difference");
    assertThat(change(3, 4).words()).isEqualTo("inconclusive");
  }

  /** Both of 1,000 events that differ in few cycles: the counts alone leave it open. */
  @ParameterizedTest
  @CsvSource({"990, 10, 10, SAME", "1000, 0, 0, SAME", "990, 10, 40, WORSE", "980, 50, 0, REDUCED"})
  void goesByPairsWhereThereAreAny(long both, long onlyA, long onlyB, Change.Kind kind) {
    Pairs pairs = new Pairs(both, onlyA, onlyB, TRIALS - both - onlyA - onlyB);
    Change paired =
        new Change(
            new Rate(pairs.countA(), TRIALS), new Rate(pairs.countB(), TRIALS), Optional.of(pairs));
    Change unpaired = change(pairs.countA(), pairs.countB());

    assertThat(paired.isPaired()).isTrue();
    assertThat(paired.basis()).isEqualTo("pairs");
    assertThat(paired.kind()).isEqualTo(kind);
    assertThat(unpaired.basis()).isEqualTo("counts");
    assertThat(unpaired.kind()).isEqualTo(Change.Kind.SAME);
    assertThat(paired.observedRatio()).isEqualTo(unpaired.observedRatio());
    assertThat(unpaired.ratio().low()).isLessThan(paired.ratio().low());
    assertThat(unpaired.ratio().high()).isGreaterThan(paired.ratio().high());
  }

  @ParameterizedTest
  @CsvSource({"999, 5, 9", "1000, 4, 9", "1000, 5, 8"})
  void pairsThatAreNotAllTrialsOfBothTellNothing(long trials, long countA, long countB) {
    Pairs pairs = new Pairs(3, 2, 6, 989);
    Change change =
        new Change(new Rate(countA, trials), new Rate(countB, 1000), Optional.of(pairs));

    assertThat(change.isPaired()).isFalse();
    assertThat(change).isEqualTo(new Change(new Rate(countA, trials), new Rate(countB, 1000)));
  }

  private static Change change(long before, long after) {
    return new Change(new Rate(before, TRIALS), new Rate(after, TRIALS));
  }

  @Test
  void countsPairsInBurstsForWhatTheyAreWorth() {
    Dependence bursts = new Dependence.Bursts(2, 40);
    Rate before = new Rate(800, 2100);
    Rate after = new Rate(900, 2100);
    Optional<Pairs> pairs = Optional.of(new Pairs(600, 200, 300, 1000));
    Change bursty = new Change(before, new Rate(900, 2100, Stopping.FIXED, bursts), pairs);

    assertThat(bursty.isPaired()).isTrue();
    assertThat(bursty.ratio().low()).isLessThan(new Change(before, after, pairs).ratio().low());
  }
}
