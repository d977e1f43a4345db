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

/** An exception in an actor ends the campaign with what was measured so far. */
@Tag("campaign")
class FailingLaneTest {

  @Test
  void keepsWhatWasMeasured() throws InterruptedException {
    Measurement measurement = run(settings(new FailsAt(3_000), "run.cycles=100k"));
    assertThat(measurement.ending().reason()).isEqualTo(Ending.Reason.FAILED);
    assertThat(measurement.ending().cause())
        .hasValueSatisfying(cause -> assertThat(cause).hasMessageContaining("a broken delay"));
    assertThat(measurement.totals().cycles()).isBetween(1L, 99_999L);
    assertThat(measurement.totals().programs().get(0).trials())
        .isEqualTo(measurement.totals().cycles());
  }

  @Test
  void endsWhenItIsStopped() throws InterruptedException {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    CampaignSettings settings =
        settings(new StopsAt(2_000, stop), "run.duration=10min", "run.cycles=auto");
    Measurement measurement = new CampaignRunner(settings, InstantSource.system()).run(stop);
    assertThat(measurement.ending().reason()).isEqualTo(Ending.Reason.INTERRUPTED);
    assertThat(measurement.totals().cycles()).isPositive();
  }

  private static Measurement run(CampaignSettings settings) throws InterruptedException {
    return new CampaignRunner(settings, InstantSource.system()).run(new CompletableFuture<>());
  }

  private static CampaignSettings settings(Delay vfProbe, String... defines) {
    CampaignSettings base =
        Catalogue.load(
                Catalogue.confDir(),
                List.of(),
                List.of(
                    "run.timing=raw",
                    "run.lanes=4",
                    "run.userspace=connman",
                    defines[0],
                    last(defines)),
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
                new KernelTiming(Map.of(KernelStep.VF_PROBE, vfProbe)),
                raw.userspace(),
                raw.stalls()),
            base.programs(),
            base.packetSpacing(),
            base.seed()));
  }

  private static String last(String... defines) {
    return defines[defines.length - 1];
  }

  private static final class FailsAt implements Delay {
    private final AtomicInteger left;

    FailsAt(int draws) {
      this.left = new AtomicInteger(draws);
    }

    @Override
    public long sample(RandomGenerator random) {
      if (left.decrementAndGet() == 0) {
        throw new IllegalStateException("a broken delay");
      }
      return 0;
    }

    @Override
    public double quantile(double p) {
      return 0;
    }
  }

  private static final class StopsAt implements Delay {
    private final AtomicInteger left;
    private final CompletableFuture<Void> stop;

    StopsAt(int draws, CompletableFuture<Void> stop) {
      this.left = new AtomicInteger(draws);
      this.stop = stop;
    }

    @Override
    public long sample(RandomGenerator random) {
      if (left.decrementAndGet() == 0) {
        stop.complete(null);
      }
      return 0;
    }

    @Override
    public double quantile(double p) {
      return 0;
    }
  }
}
