package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Stock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What misled programs do to the VF where run.touch-vf says that it is done. */
@Tag("campaign")
class ActsTest {

  private static final int CYCLES = 200;

  /** dev_close of a VF that netvsc has opened: NETDEV_GOING_DOWN switches the data path back. */
  @Test
  void whoSetsItDownTakesTheDataPathOffTheVf() {
    assertThat(after("v6.7", "none", "yes").of(Outcome.DATA_PATH_ON_VF)).isEqualTo(CYCLES);
    Stock down = after("v6.7", "link-down", "yes");
    assertThat(down.of(Outcome.UP)).isZero();
    assertThat(down.of(Outcome.DATA_PATH_ON_VF)).isZero();
    assertThat(after("v6.7", "link-down", "no").of(Outcome.UP)).isEqualTo(CYCLES);
  }

  /** ip link set down and up: dev_open raises NETDEV_UP, and the data path is switched again. */
  @Test
  void whoSetsItDownAndUpLeavesTheDataPathOnTheVf() {
    Measurement bounced = run("v6.7", "link-bounce", "yes");
    assertThat(bounced.totals().stock().of(Outcome.UP)).isEqualTo(CYCLES);
    assertThat(bounced.totals().stock().of(Outcome.DATA_PATH_ON_VF)).isEqualTo(CYCLES);
    assertThat(bounced.totals().traffic().syntheticNanos())
        .isGreaterThan(run("v6.7", "none", "yes").totals().traffic().syntheticNanos());
  }

  /**
   * Moved alone, the VF loses its master; netvsc_register_vf moves it back to netvsc's namespace
   * and joins it again, but in v4.14, which does not match it there.
   */
  @ParameterizedTest
  @CsvSource({"v4.14, 0", "v6.7, 200", "v6.17, 200"})
  void whoTakesItAwayUnlinksItUntilNetvscHasMovedItBack(String kernel, int joined) {
    assertThat(after(kernel, "none", "yes").of(Outcome.JOINED)).isEqualTo(CYCLES);
    assertThat(after(kernel, "take", "yes").of(Outcome.JOINED)).isEqualTo(joined);
  }

  @ParameterizedTest
  @CsvSource({"mtu", "unreachable", "link-down", "link-bounce", "take"})
  void countsTheHarm(String act) {
    Measurement run = run("v6.7", act, "no");
    assertThat(Runs.of(run, "actor").of(Counter.HARMED)).isEqualTo(CYCLES);
  }

  private static Stock after(String kernel, String act, String touch) {
    return run(kernel, act, touch).totals().stock();
  }

  /** A second after the uevent, the VF is open. */
  private static Measurement run(String kernel, String act, String touch) {
    return Runs.run(
        "run.kernel=" + kernel,
        "run.cycles=" + CYCLES,
        "run.threads=1",
        "run.userspace=actor",
        "run.touch-vf=" + touch,
        "timing.kernel.vf-association=1ms",
        "userspace.actor={trigger=uevent-add, reads=sysfs, gate=none, latency=1s, act-latency=1s,"
            + " acts="
            + act
            + "}");
  }
}
