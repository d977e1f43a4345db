package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.count.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
@Timeout(120)
class RunCommandTest {

  private static final String[] ONE = {"--userspace", "wicked"};

  @Test
  void showsATableAndSaysWhatItDoes() {
    InProcess result = InProcess.tinyRun(ONE);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("50 cycles", "wicked", "outcomes");
    assertThat(result.err()).startsWith("vfrace: running kernel v6.1").hasLineCount(1);
  }

  @Test
  void jsonHoldsWhatWasRunAndCounted() throws IOException {
    JsonNode json = json(InProcess.tinyRun("--json", "-", "--seed", "7"));
    assertThat(json.get("schema").textValue()).isEqualTo("vfrace.run/1");
    assertThat(json.get("cycles").longValue()).isEqualTo(50);
    assertThat(json.get("requestedCycles").longValue()).isEqualTo(50);
    assertThat(json.get("lanes").intValue()).isEqualTo(2);
    assertThat(json.get("threads").intValue()).isEqualTo(1);
    assertThat(json.get("seed").longValue()).isEqualTo(7);
    assertThat(json.get("timing").textValue()).isEqualTo("raw");
    assertThat(json.get("incomplete").booleanValue()).isFalse();
    assertThat(json.get("stopped").textValue()).isEqualTo("complete");
    assertThat(json.get("clock").get("pace").textValue()).isEqualTo("free");
    assertThat(json.get("verdict").textValue()).isEqualTo("pass");
    JsonNode wicked = json.get("observers").get("wicked");
    for (Metric metric : Metric.values()) {
      // nothing tells wicked that the VF is being removed
      long trials = metric == Metric.SAW_ORPHAN || metric == Metric.SAW_STALE_FLAG ? 0 : 50;
      assertThat(wicked.get(metric.word()).get("trials").longValue()).isEqualTo(trials);
    }
    assertThat(json.get("outcomes").get("joined").get("count").longValue()).isEqualTo(50);
    assertThat(json.get("windows").get("flagMicros").has("p99")).isTrue();
  }

  @Test
  void jsonOnStandardOutputIsAlone() throws IOException {
    InProcess result = InProcess.tinyRun("--userspace", "wicked", "--json", "-");
    assertThat(json(result).get("observers").size()).isEqualTo(1);
    assertThat(result.out()).startsWith("{").endsWith("}\n");
    assertThat(result.err()).contains("wicked", "outcomes");
  }

  @Test
  void jsonGoesToAFileBesideTheTable(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("result.json");
    InProcess result = InProcess.tinyRun("--userspace", "wicked", "--json", file.toString());
    assertThat(result.out()).contains("outcomes");
    assertThat(new ObjectMapper().readTree(Files.readString(file)).get("cycles").longValue())
        .isEqualTo(50);
  }

  @Test
  void quietShowsTheTableAlone() {
    InProcess result = InProcess.tinyRun("--userspace", "wicked", "--quiet", "--quiet");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("outcomes");
  }

  @Test
  void quietWithJsonOnStandardOutputShowsTheJsonAlone() throws IOException {
    InProcess result = InProcess.tinyRun("--userspace", "wicked", "--quiet", "--json", "-");
    assertThat(result.err()).isEmpty();
    assertThat(json(result).get("cycles").longValue()).isEqualTo(50);
  }

  @Test
  void theLastOfAnOptionWins() {
    InProcess result = InProcess.tinyRun("--userspace", "connman", "--userspace", "wicked");
    assertThat(result.out()).contains("wicked").doesNotContain("connman");
  }

  @ParameterizedTest
  @CsvSource({
    "wicked.harmed <= 1, 0",
    "wicked.harmed > 1, 1",
    "wicked.harmed == 0, 3",
  })
  void exitCodeIsTheVerdict(String expectation, int exitCode) {
    InProcess result = InProcess.tinyRun("--userspace", "wicked", "--expect", expectation);
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).contains(expectation);
  }

  @Test
  void allExpectationsHaveToHold() {
    InProcess result =
        InProcess.tinyRun(
            "--userspace",
            "wicked",
            "--expect",
            "wicked.harmed > 1",
            "--expect",
            "wicked.harmed <= 1");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("wicked.harmed > 1", "wicked.harmed <= 1");
  }

  private static JsonNode json(InProcess result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }
}
