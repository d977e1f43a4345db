package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.ExponentialDelay;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.timeline.RandomDraws;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DataPathLogTest {

  private final ManualTimeline time = new ManualTimeline();
  private final DataPathLog log =
      new DataPathLog(
          time, new PacketStream(new ConstantDelay(10), RandomDraws.seeded(1).of(0, "packets")));

  @Test
  void countsNothingBeforeTheFirstPath() {
    time.goTo(500);
    log.syntheticRuns(true);
    time.goTo(700);
    log.endCycle();
    assertThat(log.outageNanos()).isZero();
    assertThat(log.syntheticNanos()).isEqualTo(200);
  }

  @Test
  void losesWhatTheHostDeliversToAVfThatHasStopped() {
    log.syntheticRuns(true);
    log.vfRuns(true);
    log.hostDeliversToVf(true);
    log.startCycle(1);
    time.goTo(1_000);
    log.vfRuns(false);
    time.goTo(1_055);
    log.hostDeliversToVf(false);
    time.goTo(2_000);
    log.endCycle();
    assertThat(log.outageNanos()).isEqualTo(55);
    assertThat(log.lostPackets()).isEqualTo(5);
    assertThat(log.syntheticNanos()).isEqualTo(945);
  }

  @Test
  void aBondSendsOnTheVfUntilItHasLetItGo() {
    log.syntheticRuns(true);
    log.vfRuns(true);
    log.bondSendsOnVf(true);
    log.startCycle(1);
    time.goTo(100);
    log.vfRuns(false);
    time.goTo(130);
    log.bondSendsOnVf(false);
    log.endCycle();
    assertThat(log.outageNanos()).isEqualTo(30);
  }

  @Test
  void randomPacketsAreAsManyAsTheirMeanSays() {
    PacketStream packets =
        new PacketStream(new ExponentialDelay(100), RandomDraws.seeded(7).of(0, "packets"));
    // one by one: Poisson with mean 5,000; by the mean: 1,000,000, off by a few per mille
    assertThat(packets.between(0, 500_000)).isBetween(4_700L, 5_300L);
    assertThat(packets.between(0, 100_000_000)).isBetween(950_000L, 1_050_000L);
    assertThat(packets.between(100, 100)).isZero();
  }
}
