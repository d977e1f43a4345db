package dev.vfrace.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.vocabulary.LinkState;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TallyTest {

  private static final LinkState SLAVE =
      new LinkState(LinkState.IFF_SLAVE | LinkState.MASTER | LinkState.SYSFS_ATTRIBUTES);
  private static final LinkState BARE = new LinkState(LinkState.SYSFS_ATTRIBUTES);

  private final Tally tally = new Tally();

  @Test
  void countsARightDecision() {
    tally.decide(true, true, SLAVE, false);
    assertThat(tally.take().counts()).isEqualTo(Counts.of(Map.of(Counter.TRIALS, 1L)));
  }

  @Test
  void countsAMisledProgramThatActsAndHeals() {
    tally.decide(true, true, BARE, true);
    tally.harm();
    tally.harm();
    tally.heal();
    tally.heal();
    assertThat(tally.isMisled()).isFalse();
    assertThat(tally.take().counts())
        .isEqualTo(
            Counts.of(
                Map.of(
                    Counter.TRIALS,
                    1L,
                    Counter.SAW_UNSLAVED,
                    1L,
                    Counter.SAW_NO_MASTER,
                    1L,
                    Counter.MISJUDGED,
                    1L,
                    Counter.HARMED,
                    1L,
                    Counter.HEALED,
                    1L,
                    Counter.EPISODES,
                    1L)));
  }

  @Test
  void countsATrialInWhichTheProgramSawNoVf() {
    tally.decide(false, true, LinkState.ABSENT, true);
    assertThat(tally.isMisled()).isFalse();
    assertThat(tally.take().counts()).isEqualTo(Counts.of(Map.of(Counter.TRIALS, 1L)));
  }

  @Test
  void countsTheOnlyNicLeftAlone() {
    tally.decide(true, false, BARE, false);
    assertThat(tally.take().counts())
        .isEqualTo(Counts.of(Map.of(Counter.TRIALS, 1L, Counter.WRONGLY_IGNORED, 1L)));
  }

  @Test
  void startsAfreshWithEachCycleAndEachReport() {
    tally.decide(true, true, BARE, true);
    tally.meet(1);
    assertThat(tally.hasDecided()).isFalse();
    assertThat(tally.isMisled()).isFalse();
    tally.decide(true, true, SLAVE, false);
    assertThat(tally.take().counts().trials()).isEqualTo(2);
    assertThat(tally.take().counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void sightingsThatFollowOneAnotherCloselyAreOneEpisode() {
    for (int cycle = 0; cycle < 40; cycle++) {
      boolean sighting = cycle == 3 || cycle == 5 || cycle == 30;
      tally.meet(cycle);
      tally.decide(true, true, sighting ? LinkState.ABSENT : SLAVE, false);
    }
    Counts counts = tally.take().counts();
    assertThat(counts.of(Counter.SAW_UNSLAVED)).isEqualTo(3);
    assertThat(counts.of(Counter.EPISODES)).isEqualTo(2);
  }

  @Test
  void marksTheCyclesByTheirNumbers() {
    for (int cycle = 60; cycle < 70; cycle++) {
      tally.meet(cycle);
      tally.decide(true, true, cycle == 61 || cycle == 66 ? BARE : SLAVE, cycle == 66);
    }
    Marks marks = tally.take().marks();
    assertThat(marks.of(Counter.TRIALS)).isEqualTo(0xF000_0000_0000_003FL);
    assertThat(marks.of(Counter.SAW_UNSLAVED)).isEqualTo(1L << 61 | 1L << 2);
    assertThat(marks.of(Counter.MISJUDGED)).isEqualTo(1L << 2);
    assertThat(marks.of(Counter.HARMED)).isZero();
    assertThat(tally.take().marks().of(Counter.TRIALS)).isZero();
  }
}
