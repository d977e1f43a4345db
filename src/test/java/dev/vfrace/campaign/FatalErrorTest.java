package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Timing;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.vocabulary.KernelStep;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults "out of memory" and "a fatal error in a worker": the campaign ends with what it has. */
@Tag("campaign")
@Timeout(60)
class FatalErrorTest {

  @Test
  void anErrorThatPekkoLetsThroughEndsTheCampaignWithWhatItHas() throws InterruptedException {
    Measurement measurement = run(3_000, new OutOfMemoryError("Java heap space"));
    assertThat(measurement.ending().reason()).isEqualTo(Ending.Reason.FAILED);
    assertThat(measurement.ending().isFatal()).isTrue();
    assertThat(measurement.totals().cycles()).isBetween(1L, 99_999L);
    assertThat(measurement.totals().programs().get(0).trials())
        .isEqualTo(measurement.totals().cycles());
  }

  @Test
  void anErrorBeforeAnythingIsCountedEndsItToo() throws InterruptedException {
    Measurement measurement = run(1, new NoClassDefFoundError("gone"));
    assertThat(measurement.ending().reason()).isEqualTo(Ending.Reason.FAILED);
    assertThat(measurement.totals().cycles()).isZero();
  }

  @Test
  void otherCampaignsBesideItAreNotBegun() throws InterruptedException {
    CampaignSettings failing = settings(3_000, new OutOfMemoryError("Java heap space"));
    List<Measurement> measured =
        new Blocks(
                List.of(failing, failing), 2, 1, FatalErrorTest::runBlock, InstantSource.system())
            .run(new CompletableFuture<>());
    assertThat(measured.get(0).ending().reason()).isEqualTo(Ending.Reason.FAILED);
    assertThat(measured.get(1).ending().reason()).isEqualTo(Ending.Reason.INTERRUPTED);
    assertThat(measured.get(1).totals().cycles()).isZero();
  }

  private static Measurement runBlock(
      CampaignSettings settings, CycleWatch watch, CompletableFuture<?> stop)
      throws InterruptedException {
    return new CampaignRunner(settings, InstantSource.system()).run(stop);
  }

  private static Measurement run(int draws, Error error) throws InterruptedException {
    return new CampaignRunner(settings(draws, error), InstantSource.system())
        .run(new CompletableFuture<>());
  }

  private static CampaignSettings settings(int draws, Error error) {
    CampaignSettings base =
        Catalogue.load(
                Catalogue.confDir(),
                List.of(),
                List.of(
                    "run.timing=raw", "run.lanes=4", "run.userspace=connman", "run.cycles=100k"),
                Map.of())
            .campaign();
    Timing raw = base.timing();
    return base.of(
        new MachineSpec(
            base.kernel(),
            base.scenario(),
            new Timing(
                raw.name(),
                raw.summary(),
                raw.source(),
                raw.driver(),
                new KernelTiming(
                    Map.of(KernelStep.VF_PROBE, new Throws(new AtomicInteger(draws), error))),
                raw.userspace(),
                raw.stalls()),
            base.programs(),
            base.packetSpacing(),
            base.seed()));
  }

  /** A delay that cannot be drawn for ever. */
  private record Throws(AtomicInteger left, Error error) implements Delay {
    @Override
    public long sample(RandomGenerator random) {
      if (left.decrementAndGet() == 0) {
        throw error;
      }
      return 0;
    }

    @Override
    public double quantile(double p) {
      return 0;
    }
  }
}
