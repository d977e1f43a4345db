package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Timing;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.timeline.Clock;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.vocabulary.KernelStep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was measured is there before a worker that gets no processor is waited for. */
@Tag("campaign")
@Timeout(60)
@DisplayName("faults: a stop under load")
class StopUnderLoadTest {

  @Test
  void aStopDoesNotWaitForAWorkerThatIsBusy() throws Exception {
    Held held = new Held(2_000);
    CampaignSettings settings = settings(held);
    WorkerPool pool =
        new WorkerPool(
            settings.threads(),
            new Clock(settings.clock().pace(), settings.clock().lagNanos(), System::nanoTime),
            settings.clock().placement());
    CompletableFuture<Finished> finished = new CompletableFuture<>();
    pool.start();
    ActorSystem<Campaign.Command> system =
        ActorSystem.create(
            Campaign.create(
                settings,
                pool,
                CampaignTotals.of(settings),
                progress -> progress.finished().ifPresent(finished::complete),
                BatchSink.NONE),
            "stop",
            pool.systemSetup());
    try {
      held.begun.await();
      system.tell(Campaign.Stop.INSTANCE);
      Finished told = finished.get();
      assertThat(held.released.getCount()).isOne();
      assertThat(told.ending().reason()).isEqualTo(Ending.Reason.INTERRUPTED);
      assertThat(told.totals().cycles()).isPositive();
    } finally {
      held.released.countDown();
      system.terminate();
      pool.awaitEnd(20, TimeUnit.SECONDS);
    }
  }

  private static CampaignSettings settings(Delay vfProbe) {
    CampaignSettings base =
        Catalogue.load(
                Catalogue.confDir(),
                List.of(),
                List.of(
                    "run.timing=raw",
                    "run.lanes=4",
                    "run.threads=2",
                    "run.userspace=connman",
                    "run.cycles=50M"),
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

  /** Whoever draws the last of some delays does not come back until it is let go. */
  private static final class Held implements Delay {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger left;

    Held(int draws) {
      this.left = new AtomicInteger(draws);
    }

    @Override
    public long sample(RandomGenerator random) {
      if (left.decrementAndGet() == 0) {
        begun.countDown();
        try {
          released.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return 0;
    }

    @Override
    public double quantile(double p) {
      return 0;
    }
  }
}
