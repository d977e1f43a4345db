package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Ending.Reason;
import dev.vfrace.campaign.Endings;
import dev.vfrace.text.Page;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("campaign")
@Timeout(60)
class PlanCommandTest {

  @Test
  void measuresItsSpeed() {
    InProcess result =
        InProcess.terminal(
            Engine.actors(), "plan", "--rate", "1e-6", "--userspace", "wicked", "--lanes", "4");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("measured here:", "to see an event of rate", "2,995,731 cycles");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= Page.LEAST);
  }

  @Test
  void plansNothingFromACampaignThatWasInterrupted() {
    Engine interrupted =
        (settings, progress, stop) ->
            Endings.with(
                Engine.actors().run(settings, progress, CompletableFuture.completedFuture(null)),
                new Ending(Reason.INTERRUPTED, Optional.empty()));
    InProcess result = InProcess.vfrace(interrupted, "plan", "--rate", "0.1%", "--lanes", "4");
    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("no plan: the speed and the rates could not be measured");
  }

  @ParameterizedTest
  @CsvSource({
    "--confidence, 0.9, 'give --rate, --drop, or both'",
    "--rate, 0, 'above 0'",
    "--rate, often, not a number",
    "--drop, 1x, a factor above 1"
  })
  void refusesWhatCannotBePlanned(String option, String value, String named) {
    InProcess result = InProcess.vfrace("plan", option, value);
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains(named);
  }

  @Test
  void refusesAConfidenceOutOfRange() {
    InProcess result = InProcess.vfrace("plan", "--rate", "1e-3", "--confidence", "1");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--confidence 1.0", "below 1");
  }
}
