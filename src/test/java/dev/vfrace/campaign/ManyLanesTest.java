package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.settings.Catalogue;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More VMs than are under way at once. */
@Tag("campaign")
@Timeout(120)
class ManyLanesTest {

  private static final String[] MANY = {
    "run.userspace=udev-azure-rule", "run.lanes=301", "run.threads=2"
  };

  /** A few of each that is under way when it is stopped, 64; all would have a round of 64 each. */
  private static final long A_FEW = 1_000;

  @Test
  void eachHasItsCyclesAndSoHaveTheControls() {
    Measurement measured = run("run.cycles=1000", "run.warm-up=1");
    assertThat(measured.ending().reason()).isEqualTo(Ending.Reason.COMPLETE);
    assertThat(measured.totals().cycles()).isEqualTo(1000);
    assertThat(Runs.of(measured, "udev-azure-rule").trials()).isEqualTo(1000);
    int controlLanes = measured.settings().controls().lanes();
    assertThat(measured.totals().controls())
        .hasSize(4)
        .allMatch(control -> control.trials() >= 3L * controlLanes);
  }

  @Test
  void thoseThatHaveNotBegunAreNotWaitedFor() throws InterruptedException {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    CampaignRunner runner =
        new CampaignRunner(settings("run.cycles=1G", "run.warm-up=0"), Clock.systemUTC());
    stop.complete(null);
    Measurement measured = runner.run(stop);
    assertThat(measured.ending().reason()).isEqualTo(Ending.Reason.INTERRUPTED);
    assertThat(measured.totals().cycles()).isLessThan(A_FEW);
  }

  private static Measurement run(String... more) {
    return Runs.run(defines(more));
  }

  private static CampaignSettings settings(String... more) {
    return Catalogue.load(Catalogue.confDir(), List.of(), Arrays.asList(defines(more)), Map.of())
        .campaign();
  }

  private static String[] defines(String... more) {
    return Stream.of(MANY, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
