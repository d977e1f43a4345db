package dev.vfrace.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.vocabulary.LinkState;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final LinkState SLAVE =
      new LinkState(LinkState.IFF_SLAVE | LinkState.MASTER | LinkState.SYSFS_ATTRIBUTES);
  private static final LinkState BARE = new LinkState(LinkState.SYSFS_ATTRIBUTES);

  private final Tally tally = new Tally();

  @Test
  void countsARightDecision() {
    tally.decide(true, true, SLAVE, false);
    assertThat(tally.take()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void countsAMisledProgramThatActsAndHeals() {
    tally.decide(true, true, BARE, true);
    tally.harm();
    tally.harm();
    tally.heal();
    tally.heal();
    assertThat(tally.isMisled()).isFalse();
    assertThat(tally.take()).isEqualTo(new Counts(1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0));
  }

  @Test
  void countsATrialInWhichTheProgramSawNoVf() {
    tally.decide(false, true, LinkState.ABSENT, true);
    assertThat(tally.isMisled()).isFalse();
    assertThat(tally.take()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void countsTheOnlyNicLeftAlone() {
    tally.decide(true, false, BARE, false);
    assertThat(tally.take()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0));
  }

  @Test
  void startsAfreshWithEachCycleAndEachReport() {
    tally.decide(true, true, BARE, true);
    tally.meet(1);
    assertThat(tally.hasDecided()).isFalse();
    assertThat(tally.isMisled()).isFalse();
    tally.decide(true, true, SLAVE, false);
    assertThat(tally.take().trials()).isEqualTo(2);
    assertThat(tally.take()).isEqualTo(Counts.NONE);
  }

  @Test
  void sightingsThatFollowOneAnotherCloselyAreOneEpisode() {
    for (int cycle = 0; cycle < 40; cycle++) {
      boolean sighting = cycle == 3 || cycle == 5 || cycle == 30;
      tally.meet(cycle);
      tally.decide(true, true, sighting ? LinkState.ABSENT : SLAVE, false);
    }
    Counts counts = tally.take();
    assertThat(counts.sawUnslaved()).isEqualTo(3);
    assertThat(counts.episodes()).isEqualTo(2);
  }
}
