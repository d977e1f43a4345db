package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run at real pace says before and after. */
@Tag("unit")
@Timeout(60)
@DisplayName("faults: real pace, default lanes; real pace, busy machine")
class RealPaceTest {

  /** A cycle of some 60 ms: but for these two waits it takes less than 1 ms. */
  private static final List<String> SIXTY_MILLIS =
      List.of("--timing", "raw", "-D", "timing.kernel.settle=40ms", "-D", "timing.kernel.gap=20ms");

  private static final List<String> WITH_WINDOW = List.of("-D", "timing.kernel.queues=500us");

  private static final String[] FEW = {"--cycles", "10", "--lanes", "1", "--json", "-"};

  private static final Engine NOT_RUN =
      (settings, progress, stop) -> {
        throw new IllegalStateException("not run");
      };

  /**
   * Two threads bear 1,000 cycles a second, and so 60 lanes of 60 ms; 10,000 cycles in a minute
   * need 10.
   */
  @ParameterizedTest
  @CsvSource({"400k, 60, 62", "10k, 10, 11", "3, 1, 1"})
  void thereAreAsManyLanesAsGetItDoneAndCanBeBorne(String cycles, int least, int most) {
    assertThat(settings("--cycles", cycles).lanes()).isBetween(least, most);
  }

  @Test
  void lanesThatAreAskedForAreTaken() {
    assertThat(settings("--cycles", "400k", "--lanes", "7").lanes()).isEqualTo(7);
  }

  @Test
  void howLongItTakesIsSaidBefore() {
    assertThat(vfrace(NOT_RUN, "--cycles", "400k", "--lanes", "64").err())
        .containsPattern(
            "real pace: 400,000 cycles of about 6\\d\\.?\\d? ms on 64 lanes: about 6\\.\\d+ min\n");
    assertThat(vfrace(NOT_RUN, "--duration", "20ms", "--lanes", "64").err())
        .contains("it ends after 20 ms, before most lanes have done a cycle");
  }

  @Test
  void atFreePaceNothingIsForetold() {
    assertThat(InProcess.tinyRun(NOT_RUN).err()).doesNotContain("real pace");
  }

  @Test
  void stepsLaterThanTheDecidingWindowAreSaid() throws IOException {
    InProcess late = vfrace(late(321_000_000), FEW);
    assertThat(late.err()).contains("modelled and wall time parted");
    assertThat(parted(late)).isTrue();
    InProcess inTime = vfrace(late(1_000), FEW);
    assertThat(inTime.err()).doesNotContain("parted");
    assertThat(parted(inTime)).isFalse();
  }

  private static boolean parted(InProcess result) throws IOException {
    JsonNode clock = new ObjectMapper().readTree(result.out()).get("clock");
    assertThat(clock.get("windowMicros").doubleValue()).isEqualTo(500);
    return clock.get("parted").booleanValue();
  }

  private static CampaignSettings settings(String... more) {
    AtomicReference<CampaignSettings> seen = new AtomicReference<>();
    vfrace(
        (settings, progress, stop) -> {
          seen.set(settings);
          throw new IllegalStateException("not run");
        },
        more);
    return seen.get();
  }

  /** Some cycles, with steps that late. */
  private static Engine late(long nanos) {
    return (settings, progress, stop) -> {
      Measurement own = Engine.actors().run(settings, progress, stop);
      Histogram lateness = new Histogram(3);
      lateness.recordValue(nanos);
      return new Measurement(
          settings,
          own.started(),
          own.elapsed(),
          own.messages(),
          own.ending(),
          own.totals(),
          own.allocatedBytes(),
          lateness);
    };
  }

  private static InProcess vfrace(Engine engine, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("run", "--pace", "real", "--threads", "2", "--userspace", "wicked"));
    args.addAll(SIXTY_MILLIS);
    args.addAll(WITH_WINDOW);
    args.addAll(Stream.of(more).toList());
    return InProcess.vfrace(engine, args.toArray(String[]::new));
  }
}
