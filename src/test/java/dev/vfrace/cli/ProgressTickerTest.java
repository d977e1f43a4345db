package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(30)
class ProgressTickerTest {

  private final CampaignSettings settings =
      Catalogue.load(
              Catalogue.confDir(),
              List.of(),
              List.of(),
              Map.of(RunOption.CYCLES, List.of("1M"), RunOption.DURATION, List.of("60s")))
          .campaign();
  private final BlockingQueue<ProgressSoFar> shown = new LinkedBlockingQueue<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong nanos = new AtomicLong();

  private final ProgressView view =
      new ProgressView() {
        @Override
        public void show(ProgressSoFar progress) {
          shown.add(progress);
        }

        @Override
        public void end() {
          ended.set(true);
        }
      };

  @Test
  void showsTheCountAgainstTheClock() throws InterruptedException {
    ProgressTicker ticker =
        new ProgressTicker(settings, view, () -> nanos.getAndAdd(TimeUnit.SECONDS.toNanos(1)));
    ticker.start(() -> 42);
    ProgressSoFar first = shown.take();
    ProgressSoFar second = shown.take();
    ticker.stop();
    assertThat(first.cycles()).isEqualTo(42);
    assertThat(first.elapsed()).isEqualTo(Duration.ofSeconds(1));
    assertThat(second.elapsed()).isEqualTo(Duration.ofSeconds(2));
    assertThat(first.total()).isEqualTo(OptionalLong.of(1_000_000));
    assertThat(first.limit()).contains(Duration.ofSeconds(60));
    assertThat(ended).isTrue();
  }

  @Test
  void doesNothingWhereNothingIsToBeShown() throws InterruptedException {
    ProgressTicker ticker = new ProgressTicker(settings, ProgressView.NONE, nanos::get);
    ticker.start(
        () -> {
          throw new AssertionError("asked for a count that nobody sees");
        });
    ticker.stop();
  }
}
