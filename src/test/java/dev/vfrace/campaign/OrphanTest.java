package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.statistics.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who meets a VF that has lost its master. */
@Tag("campaign")
final class OrphanTest {

  /** The directory outlives the master link by a constant, so that a poll meets it by chance. */
  private static final String DIRECTORY_GOES = "timing.kernel.sysfs-remove=10ms";

  private static final String POLLER =
      "userspace.poller={trigger=poll, reads=%s, gate=none, period=100ms, latency=0}";

  @Test
  void aPollOfSysfsMeetsItBetweenTheUnlinkAndTheEndOfTheDirectory() {
    Measurement run = run("v6.1", "hot-add", "poller,wicked,connman", POLLER.formatted("sysfs"));
    Rate orphan = orphan(run, "poller");
    assertThat(orphan.trials()).isEqualTo(4000);
    assertThat(Runs.wide(orphan).contains(0.1)).as(orphan.toString()).isTrue();
    // EINVAL from R3 on
    assertThat(Runs.of(run, "poller").of(Counter.SAW_STALE_FLAG)).isZero();
    // nothing tells the others before it is gone
    assertThat(orphan(run, "wicked").trials()).isZero();
    assertThat(orphan(run, "connman").trials()).isZero();
  }

  /** ENODEV from R3 on, and the answer to RTM_GETLINK comes after R8. */
  @ParameterizedTest
  @ValueSource(strings = {"ioctl", "rtnetlink"})
  void otherPollsNeverMeetItDuringARemoval(String reads) {
    Measurement run = run("v6.1", "hot-add", "poller", POLLER.formatted(reads));
    assertThat(orphan(run, "poller")).isEqualTo(new Rate(0, 4000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"connman", "wicked", "networkmanager-azure-rule", "poller"})
  void whoHearsOfItOrPollsMeetsAVfThatNetvscHasLeft(String program) {
    Measurement run = run("v6.7", "module-reload", program, POLLER.formatted("sysfs"));
    Rate orphan = orphan(run, program);
    assertThat(orphan).isEqualTo(new Rate(orphan.trials(), orphan.trials()));
    assertThat(Runs.of(run, program).of(Counter.SAW_STALE_FLAG)).isEqualTo(orphan.count());
  }

  /** In v4.14 it has an upper device, which is no master. */
  @Test
  void withoutAMasterThereIsNoneToLose() {
    Measurement run = run("v4.14", "module-reload", "connman,poller", POLLER.formatted("sysfs"));
    assertThat(orphan(run, "connman").trials()).isZero();
    assertThat(orphan(run, "poller").trials()).isZero();
  }

  private static Rate orphan(Measurement run, String program) {
    Counts counts = Runs.of(run, program);
    return new Rate(counts.of(Counter.SAW_ORPHAN), counts.of(Counter.MASTER_LOSSES));
  }

  private static Measurement run(String kernel, String scenario, String programs, String poller) {
    return Runs.run(
        "run.kernel=" + kernel,
        "run.scenario=" + scenario,
        "run.userspace=[" + programs + "]",
        poller,
        DIRECTORY_GOES,
        "run.threads=1",
        "run.seed=1",
        "run.cycles=4000");
  }
}
