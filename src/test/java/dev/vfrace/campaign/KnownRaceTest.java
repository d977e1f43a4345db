package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.statistics.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Races whose probability is known: the flag comes a fixed window W after the uevent, the probe
 * reads at a time that is uniform over 0 to 10 W, so that it reads an unslaved VF once in ten.
 */
@Tag("campaign")
class KnownRaceTest {

  private static final String[] RACE = {
    "run.kernel=v6.1",
    "run.timing=raw",
    "run.userspace=probe",
    "run.cycles=100k",
    "run.lanes=32",
    "timing.kernel.settle=1ms",
    "userspace.probe.trigger=uevent-add",
    "userspace.probe.reads=sysfs",
    "userspace.probe.gate=slave-flag",
    "userspace.probe.latency={dist=uniform, min=0, max=1ms}"
  };

  @ParameterizedTest
  @CsvSource({"1, queues", "2, queues", "2, slave-flag", "3, queues"})
  void comesOutAtItsProbability(int threads, String step) {
    Rate rate = race("run.threads=" + threads, "timing.kernel." + step + "=100us");
    assertThat(Runs.wide(rate).contains(0.1)).as(rate.toString()).isTrue();
    assertThat(rate.trials()).isEqualTo(100_000);
  }

  @Test
  void atOneThreadIsTheSameAgainAndAgain() {
    Rate first = race("run.threads=1", "timing.kernel.queues=100us");
    Rate second = race("run.threads=1", "timing.kernel.queues=100us");
    Rate otherSeed = race("run.threads=1", "timing.kernel.queues=100us", "run.seed=2");
    assertThat(second).isEqualTo(first);
    assertThat(otherSeed).isNotEqualTo(first);
  }

  @Test
  void holdsAtRealPace() {
    Rate rate =
        race(
            "run.threads=2",
            "timing.kernel.queues=1ms",
            "timing.kernel.settle=12ms",
            "timing.kernel.gap={dist=uniform, min=0, max=5ms}",
            "userspace.probe.latency={dist=uniform, min=0, max=10ms}",
            "clock.pace=real",
            "run.cycles=4k",
            "run.lanes=40");
    assertThat(Runs.wide(rate).contains(0.1)).as(rate.toString()).isTrue();
  }

  private static Rate race(String... more) {
    String[] defines = new String[RACE.length + more.length];
    System.arraycopy(RACE, 0, defines, 0, RACE.length);
    System.arraycopy(more, 0, defines, RACE.length, more.length);
    return Runs.rate(Runs.run(defines), "probe", Counter.SAW_UNSLAVED);
  }
}
