package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("campaign")
@Timeout(240)
final class SensitivityCommandTest {

  /** Two estimates: what all others are is said to be measured. */
  private static final List<String> TWO_ESTIMATES =
      List.of(
          "--timing",
          "raw",
          "--userspace",
          "udev-azure-rule",
          "-D",
          "timing.kernel.queues={dist=lognormal,median=1ms,p99=9ms}",
          "-D",
          "timing.kernel.gap={dist=uniform,min=1s,max=3s}",
          "-D",
          "timing.userspace.uevent-latency={dist=lognormal,median=1ms,p99=5ms,kind=measured,"
              + "source=mine}",
          "--cycles",
          "4k");

  @Test
  void whatAFigureDoesNotTouchDoesNotMove() throws IOException {
    InProcess result = sensitivity("v6.1", "v6.7", "--json", "-");
    assertThat(result.exitCode()).isZero();
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("schema").textValue()).isEqualTo("vfrace.sensitivity/1");
    assertThat(json.get("variations")).hasSize(4);
    for (JsonNode variation : json.get("variations")) {
      JsonNode change = variation.at("/fromGiven/v6.1/udev-azure-rule");
      long before = change.at("/before/count").longValue();
      long after = change.at("/after/count").longValue();
      assertThat(change.get("paired").booleanValue()).isTrue();
      switch (variation.get("figure").textValue() + variation.get("variation").textValue()) {
        case "queues× 2" -> assertThat(change.get("change").textValue()).isEqualTo("worse");
        case "queues÷ 2" -> assertThat(change.get("change").textValue()).isEqualTo("reduced");
        default -> assertThat(after).isEqualTo(before);
      }
    }
    assertThat(json.get("withoutEffect")).hasSize(1);
    assertThat(json.at("/withoutEffect/0").textValue()).isEqualTo("gap");
    assertThat(json.at("/conclusions/v6.7/udev-azure-rule/change").textValue()).isEqualTo("fixed");
    assertThat(json.get("broken")).isEmpty();
    assertThat(json.at("/reversed/v6.7")).isEmpty();
  }

  @Test
  void tellsInWordsWhatMovedAndWhatHolds() {
    InProcess result = sensitivity("v6.1", "v6.7", "--wide");
    assertThat(result.out())
        .containsPattern("queues +1 ms +× 2 +v6.1 +udev-azure-rule +[0-9.]+ % +[0-9.]+ %")
        .contains(
            "4 of 4 variations, one at a time; 4,000 cycles each",
            "Moved nothing, however varied: gap.",
            "Not varied (measured): uevent-latency.",
            "v6.1 to v6.7, fixed whatever was varied: udev-azure-rule.",
            "v6.7 is better than v6.1 for more programs, whatever was varied.",
            "v6.1 rests on estimates: 100 % of the flag window, most of it queues (100 %), and the"
                + " latency of 0 of 1 programs.");
    assertThat(result.err()).contains("v6.1 and v6.7, 4 variations; Ctrl-C ends it");
  }

  @Test
  void isMarkdownToo() {
    assertThat(sensitivity("v6.1", "--markdown").out())
        .contains("| figure | given | varied |", "| queues | 1 ms | × 2 | v6.1 |", "* Not varied");
  }

  @Test
  void theSecondDesignIsNotGivenTwice() {
    InProcess result = sensitivity("v6.1", "--kernel", "v6.7");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--kernel", "DESIGN says that already");
    assertThat(sensitivity("v6.2").err()).contains("'v6.2'", "did you mean 'v6.1.192'");
  }

  @Test
  void interruptedItTellsWhatItHas() {
    List<String> arguments = new ArrayList<>(List.of("sensitivity", "v6.1", "v6.7"));
    arguments.addAll(TWO_ESTIMATES);
    InProcess result =
        InProcess.vfrace(
            Engine.actors(),
            CompletableFuture.completedFuture(null),
            arguments.toArray(String[]::new));
    assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(result.out()).contains("INCOMPLETE", "0 of 4 variations");
  }

  private static InProcess sensitivity(String... arguments) {
    List<String> all = new ArrayList<>(List.of("sensitivity"));
    all.addAll(List.of(arguments));
    all.addAll(TWO_ESTIMATES);
    return InProcess.campaign(all.toArray(String[]::new));
  }
}
