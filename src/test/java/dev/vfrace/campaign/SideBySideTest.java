package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether a program's figures depend on who else is watched. */
@Tag("campaign")
final class SideBySideTest {

  private static final String[] VICTIM = {
    "run.threads=1", "run.seed=1", "run.cycles=2000", "run.userspace=[networkd-257.7]"
  };

  @Test
  void programsThatAreWatchedTogetherHaveTheFiguresThatTheyHaveAlone() {
    Counts alone = Runs.of(Runs.run(VICTIM), "networkd-257.7");
    Measurement together =
        Runs.run(with("run.userspace=[networkd-257.7, networkmanager, dhcpcd, connman]"));
    assertThat(Runs.of(together, "networkd-257.7")).isEqualTo(alone);
    assertThat(Runs.of(together, "connman").of(Counter.HARMED)).isEqualTo(2000);
  }

  /** udev cannot rename a VF that is up: no 'move', and nothing that heals. */
  @Test
  void inOneVmTheyMeetWhatTheOthersDo() {
    Counts alone = Runs.of(Runs.run(VICTIM), "networkd-257.7");
    Measurement together =
        Runs.run(
            with(
                "run.userspace=[networkd-257.7, networkmanager, dhcpcd, connman]",
                "run.touch-vf=yes"));
    assertThat(Runs.of(together, "networkd-257.7").of(Counter.HARMED))
        .isGreaterThan(2 * alone.of(Counter.HARMED));
  }

  private static String[] with(String... more) {
    String[] all = new String[VICTIM.length + more.length];
    System.arraycopy(VICTIM, 0, all, 0, VICTIM.length);
    System.arraycopy(more, 0, all, VICTIM.length, more.length);
    return all;
  }
}
