package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.question.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The controls and the clock's own doubts decide whether a run may be quoted. */
@Tag("campaign")
@Timeout(120)
class ControlsTest {

  @Test
  void aRunOfTheBundledTimingIsTrusted() throws IOException {
    InProcess result = run("--lag", "auto", "--json", "-");
    assertThat(result.exitCode()).isZero();
    JsonNode controls = new ObjectMapper().readTree(result.out()).get("controls");
    assertThat(controls.size()).isEqualTo(4);
    for (JsonNode control : controls) {
      assertThat(control.get("ok").booleanValue()).isTrue();
      assertThat(control.get("trials").longValue()).isEqualTo(5_000);
    }
    assertThat(controls.get("never").get("count").longValue()).isZero();
    assertThat(controls.get("always").get("count").longValue()).isEqualTo(5_000);
    assertThat(controls.get("known").get("expected").textValue()).isEqualTo("0.1 ± 1 %");
  }

  @Test
  void aClockThatDoesNotHoldTheSidesTogetherIsNotTrusted() {
    InProcess result = run("--placement", "apart", "--lag", "100ms");
    assertThat(result.exitCode()).isEqualTo(Verdict.UNTRUSTED.exitCode());
    assertThat(result.out())
        .contains("UNTRUSTED", "use --lag auto", "wicked")
        .containsPattern("control \\S+ failed");
  }

  /** The shortest window is 10 us; two percent of it bias a rate by about as much. */
  @Test
  void aLagThatBiasesByMoreThanTheToleranceIsNotTrustedEvenIfNoControlNotices() {
    InProcess result = run("--placement", "tasks", "--lag", "200ns");
    assertThat(result.exitCode()).isEqualTo(Verdict.UNTRUSTED.exitCode());
    assertThat(result.out()).contains("the lag of 200 ns is more than 1");
    assertThat(run("--placement", "tasks", "--lag", "100ns").exitCode()).isZero();
    assertThat(run("--placement", "together", "--lag", "200ns").exitCode()).isZero();
  }

  @Test
  void windowsTooShortForTheClockAreNotTrusted() {
    InProcess result = run("-D", "timing.kernel.slave-flag=20ns");
    assertThat(result.exitCode()).isEqualTo(Verdict.UNTRUSTED.exitCode());
    assertThat(result.out()).contains("too short for a clock of nanoseconds");
  }

  @Test
  void anUnboundedClockIsLabelledAndNotTrusted() throws IOException {
    InProcess result = run("--lag", "unbounded", "--json", "-");
    assertThat(result.exitCode()).isEqualTo(Verdict.UNTRUSTED.exitCode());
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("verdict").textValue()).isEqualTo("untrusted");
    assertThat(json.get("clock").get("note").textValue()).isEqualTo("raw scheduling noise");
    assertThat(json.get("reasons").get(0).textValue()).contains("the lag is unbounded");
  }

  @Test
  void withoutAnyWindowOnlyNeverIsKnown() throws IOException {
    InProcess result = run("--timing", "raw", "--json", "-");
    assertThat(result.exitCode()).isZero();
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("controls").size()).isEqualTo(1);
    assertThat(json.get("controls").get("never").get("count").longValue()).isZero();
  }

  @Test
  void anUntrustedRunDoesNotAnswerAnExpectation() {
    InProcess result =
        run("--placement", "tasks", "--lag", "100ms", "--expect", "wicked.misjudged < 1");
    assertThat(result.exitCode()).isEqualTo(Verdict.UNTRUSTED.exitCode());
  }

  @Test
  void theWarmUpIsStatedAndNotCounted() throws IOException {
    InProcess result = run("-D", "run.warm-up=7", "--json", "-");
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("warmUpCycles").longValue()).isEqualTo(28);
    assertThat(json.get("cycles").longValue()).isEqualTo(20_000);
    assertThat(json.get("observers").get("wicked").get("misjudged").get("trials").longValue())
        .isEqualTo(20_000);
  }

  private static InProcess run(String... more) {
    String[] args = {
      "run", "--userspace", "wicked", "--cycles", "20k", "--lanes", "4", "--threads", "2", "--quiet"
    };
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return InProcess.vfrace(Engine.actors(), all);
  }
}
