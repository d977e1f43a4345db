package dev.vfrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vfrace.campaign.Interference;
import dev.vfrace.count.Metric;
import dev.vfrace.question.Decision;
import dev.vfrace.question.ExpectationResult;
import dev.vfrace.question.Verdict;
import dev.vfrace.statistics.Rate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class RunResultTest {

  @Test
  void passesWhereNothingIsExpected() {
    RunResult result = new Samples().observer("p", Samples.observer(1, 1, 1)).result();

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.reasons()).isEmpty();
  }

  @Test
  void holdsItsCountsAgainstTheExpectations() {
    RunResult result =
        new Samples()
            .observer("p", Samples.observer(0, 500_000, 0))
            .expect("p.misjudged < 1%", "p.sawUnslaved < 1e-9", "p.harmed < 1%")
            .result();

    assertThat(result.expectationResults())
        .extracting(ExpectationResult::decision)
        .containsExactly(Decision.HOLDS, Decision.UNDECIDED, Decision.FAILS);
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.reasons())
        .containsExactly(
            "p.harmed < 1% does not hold: observed 50.0 % (500,000 of 1,000,000, 95 % interval"
                + " 49.9–50.1 %)",
            "p.sawUnslaved < 1e-9 is undecided: observed < 3.7e-6 (0 of 1,000,000, 95 % interval"
                + " 0–3.7e-6)");
  }

  @Test
  void cannotDecideOnAProgramThatDidNotRun() {
    RunResult result = new Samples().expect("nobody.misjudged < 1").result();

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reasons())
        .containsExactly("nobody.misjudged < 1 is undecided: nobody had no chance in this run");
  }

  @Test
  void isUntrustedOnADoubtWhateverElseHolds() {
    RunResult result =
        new Samples()
            .observer("p", Samples.observer(1, 1, 1))
            .expect("p.misjudged > 50%")
            .doubts("the clock ran 3 ms late")
            .result();

    assertThat(result.verdict()).isEqualTo(Verdict.UNTRUSTED);
    assertThat(result.reasons().get(0)).isEqualTo("the clock ran 3 ms late");
    assertThat(result.reasons()).hasSize(2);
  }

  @Test
  void isUntrustedWhereAControlFailed() {
    RunResult result =
        new Samples()
            .control("never", new ControlResult("< 1 %", new Rate(7, 10), false))
            .control("always", new ControlResult("> 99 %", new Rate(1000, 1000), true))
            .result();

    assertThat(result.verdict()).isEqualTo(Verdict.UNTRUSTED);
    assertThat(result.reasons())
        .containsExactly(
            "control never failed: expected < 1 %, observed 70.0 % (7 of 10, 95 % interval"
                + " 34.7–93.4 %)");
  }

  @Test
  void keepsTheOrderOfProgramsAndNoHoldOnTheMapsItWasGiven() {
    Map<String, ObserverResult> observers = new LinkedHashMap<>();
    observers.put("z", Samples.observer(0, 0, 0));
    observers.put("a", Samples.observer(0, 0, 0));
    RunResult sample = new Samples().result();
    RunResult result =
        new RunResult(
            sample.identity(),
            sample.volume(),
            new RunResult.Seen(observers, Optional.empty()),
            sample.conditions(),
            sample.asked(),
            sample.trust(),
            Optional.empty());
    observers.clear();

    assertThat(result.observers().keySet()).containsExactly("z", "a");
  }

  @Test
  void isIncompleteWhereItEndedEarly() {
    assertThat(Stopped.values())
        .filteredOn(Stopped::early)
        .containsExactly(Stopped.INTERRUPTED, Stopped.ERROR, Stopped.LOST);
  }

  @Test
  void doesNotPassWhereNothingWasCounted() {
    RunVolume nothing =
        new RunVolume(0, 0, 1000L, 0, Duration.ZERO, Stopped.INTERRUPTED, Optional.empty());
    RunResult result = new Samples().volume(nothing).result();

    assertThat(result.verdict()).isEqualTo(Verdict.INTERRUPTED);
    assertThat(result.reasons()).contains("no cycle was counted");
  }

  @Test
  void derivesSpeedsFromElapsedTime() {
    RunVolume volume =
        new RunVolume(
            1000, 0, null, 9000, Duration.ofMillis(500), Stopped.DURATION, Optional.empty());

    assertThat(volume.cyclesPerSecond()).isEqualTo(2000);
    assertThat(volume.messagesPerSecond()).isEqualTo(18_000);
    assertThat(volume.incomplete()).isFalse();
    assertThat(
            new RunVolume(0, 0, null, 0, Duration.ZERO, Stopped.ERROR, Optional.empty())
                .cyclesPerSecond())
        .isNaN();
  }

  @Test
  void completesTheMetricsOfAProgram() {
    ObserverResult observer = ObserverResult.of(Map.of(Metric.HEALED, new Rate(1, 2)));

    assertThat(observer.rates().keySet()).containsExactly(Metric.values());
    assertThat(observer.rate(Metric.HARMED)).isEqualTo(Rate.NONE);
    assertThat(observer.trials()).isEqualTo(2);
  }

  @Test
  void refusesANegativeLag() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ClockResult("free", -1, Quantiles.NONE, Double.NaN, Interference.NONE));
  }
}
