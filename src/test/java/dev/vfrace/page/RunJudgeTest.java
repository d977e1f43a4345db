package dev.vfrace.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.ControlResult;
import dev.vfrace.analysis.RunVolume;
import dev.vfrace.analysis.Samples;
import dev.vfrace.analysis.Stopped;
import dev.vfrace.campaign.Departed;
import dev.vfrace.page.Judgement.Reason;
import dev.vfrace.statistics.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RunJudgeTest {

  private final Samples samples =
      new Samples()
          .observer("rule", Samples.observer(45_000, 3, 45_000))
          .control("known", ControlResult.judge(0.1, 0.01, new Rate(1_000, 10_000)));

  private Judgement judgement() {
    return new RunJudge(samples.result()).judgement();
  }

  @Test
  void whatIsTrustedAndCompleteMayBeQuoted() {
    assertThat(judgement().answer()).isEqualTo("May be quoted");
    assertThat(judgement().sentence())
        .startsWith("This may be quoted: the control, a race with a known answer");
  }

  @Test
  void aControlThatFailedForbidsIt() {
    samples.control("never", ControlResult.judge(0, 0.01, new Rate(3, 10_000)));
    assertThat(judgement().answer()).isEqualTo("Not to be quoted");
    assertThat(judgement().sentence())
        .startsWith("This must not be quoted: control never failed: expected 0");
    assertThat(judgement().speaking()).extracting(Reason::topic).doesNotContain("controls");
  }

  @Test
  void aDoubtOfTheClockForbidsIt() {
    samples.doubts("the lag is unbounded");
    assertThat(judgement().against())
        .extracting(Reason::text)
        .containsExactly("the lag is unbounded");
    assertThat(judgement().speaking()).extracting(Reason::topic).doesNotContain("clock");
  }

  @Test
  void aRunThatFailedOrCountedNothingIsNotQuoted() {
    samples.volume(volume(0, Stopped.ERROR));
    assertThat(judgement().against())
        .extracting(Reason::text)
        .containsExactly("the run failed, after 0 cycles", "no cycle was counted");
  }

  @Test
  void ofAnInterruptedRunItHasToBeSaid() {
    samples.volume(volume(500, Stopped.INTERRUPTED));
    assertThat(judgement().answer()).isEqualTo("May be quoted, with care");
    assertThat(judgement().beside().get(0).text())
        .startsWith("it was interrupted after 500 of 1,000,000 cycles");
  }

  @Test
  void ofAWideIntervalItHasToBeSaid() {
    samples.observer("rule", Samples.observer(4, 0, 4));
    assertThat(judgement().beside()).hasSize(1);
    assertThat(judgement().beside().get(0).text())
        .startsWith("its rate is known to within a factor of 9");
  }

  @Test
  void ofAnOpenExpectationItHasToBeSaid() {
    samples.expect("rule.harmed < 1e-6");
    assertThat(judgement().beside())
        .anyMatch(it -> it.text().startsWith("rule.harmed < 1e-6 is undecided"));
  }

  @Test
  void settingsOfOnesOwnHaveToBeNamed() {
    samples.departures(new Departed(Map.of(), Map.of("timing", List.of("queues=2ms")), List.of()));
    assertThat(judgement().beside()).anyMatch(it -> it.text().startsWith("settings depart"));
  }

  @Test
  void whatHoldsForAllOfSeveralIsSaidOnce() {
    Judgement one = new Judgement(reasons("broken"), reasons("both"), reasons("fine"));
    Judgement other = new Judgement(List.of(), reasons("both"), List.of());
    Judgement all = Judgement.of(List.of(one, other), List.of("A", "B"));
    assertThat(all.against()).extracting(Reason::text).containsExactly("A: broken");
    assertThat(all.beside()).extracting(Reason::text).containsExactly("both");
    assertThat(all.speaking()).isEmpty();
  }

  @Test
  void ofManyThatDifferInItTheFirstIsTold() {
    List<Judgement> all =
        List.of(
            new Judgement(List.of(), List.of(new Reason("estimates", "94 %")), List.of()),
            new Judgement(List.of(), List.of(new Reason("estimates", "96 %")), List.of()),
            new Judgement(List.of(), List.of(), List.of()));
    assertThat(Judgement.of(all, List.of("A", "B", "C")).beside())
        .extracting(Reason::text)
        .containsExactly("2 of 3 runs, the first of them A: 94 %");
  }

  private static List<Reason> reasons(String text) {
    return List.of(new Reason(text, text));
  }

  private static RunVolume volume(long cycles, Stopped stopped) {
    return new RunVolume(
        cycles, 0, Samples.CYCLES, 0, Duration.ofSeconds(1), stopped, Optional.empty());
  }
}
