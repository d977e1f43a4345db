package dev.vfrace.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which cycles are kept does not depend on the order in which they come. */
@Tag("unit")
class CandidatesTest {

  private static final Random RANDOM = new Random(3);

  /** A cycle with the lot that it drew. */
  private record Entry(Sample sample, long lot) {}

  @Test
  void orderMakesNoDifference() {
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at < 500; at++) {
      OptionalLong margin = at % 5 == 0 ? OptionalLong.empty() : OptionalLong.of(at % 90 - 40);
      entries.add(
          new Entry(
              new Sample(new Place(1, at % 7, at / 7), margin, OptionalLong.empty()),
              RANDOM.nextLong()));
    }
    Candidates inOrder = added(entries);
    for (int shuffle = 0; shuffle < 20; shuffle++) {
      Collections.shuffle(entries, RANDOM);
      assertThat(added(entries).picks()).isEqualTo(inOrder.picks());
    }
    assertThat(inOrder.picks().get(Pick.TIGHTEST).distance()).isEqualTo(1);
    assertThat(inOrder.picks().get(Pick.FIRST).place()).isEqualTo(new Place(1, 0, 0));
    assertThat(inOrder.picks().get(Pick.LAST).place()).isEqualTo(new Place(1, 2, 71));
  }

  @Test
  void withoutMarginsThereIsNoTightest() {
    Candidates candidates = new Candidates();
    Place place = new Place(1, 0, 4);
    candidates.add(new Sample(place, OptionalLong.empty(), OptionalLong.empty()), 9);
    assertThat(candidates.picks()).containsOnlyKeys(Pick.TYPICAL, Pick.FIRST, Pick.LAST);
  }

  private static Candidates added(List<Entry> entries) {
    Candidates candidates = new Candidates();
    for (Entry entry : entries) {
      Place place = entry.sample.place();
      if (candidates.wants(place.lane(), place.cycle())
          || candidates.draws(entry.lot)
          || candidates.isTight(entry.sample.marginNanos().orElse(Aim.NONE))) {
        candidates.add(entry.sample, entry.lot);
      }
    }
    return candidates;
  }
}
