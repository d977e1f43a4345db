package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that ends by what it has counted. */
@Tag("campaign")
@Timeout(120)
class UntilTest {

  @Test
  void endsWhenTheRateIsKnownWellEnough() throws IOException {
    JsonNode json = run("udev-azure-rule.sawUnslaved rel 10%");
    assertThat(json.get("stopped").textValue()).isEqualTo("until");
    assertThat(json.get("incomplete").booleanValue()).isFalse();
    JsonNode saw = json.get("observers").get("udev-azure-rule").get("sawUnslaved");
    double rate = saw.get("rate").doubleValue();
    double low = saw.get("low").doubleValue();
    double high = saw.get("high").doubleValue();
    assertThat((high - low) / 2).isLessThanOrEqualTo(0.1 * rate);
    assertThat(json.get("raw").get("amounts").get("until").textValue())
        .isEqualTo("udev-azure-rule.sawUnslaved rel 10%");
  }

  @Test
  void endsWhenAComparisonIsDecided() throws IOException {
    JsonNode json = run("udev-azure-rule.sawUnslaved < 1e-3 or time 5m");
    assertThat(json.get("stopped").textValue()).isEqualTo("until");
    assertThat(json.get("stoppedBy").textValue())
        .isEqualTo("udev-azure-rule.sawUnslaved < 0.10 % does not hold");
    assertThat(
            json.get("observers").get("udev-azure-rule").get("sawUnslaved").get("low").asDouble())
        .isGreaterThan(1e-3);
  }

  /** A run of so many cycles that were set before would give a narrower one. */
  @Test
  void whatFollowsFromARateIsOfTheRunsOwnInterval() throws IOException {
    InProcess result =
        InProcess.campaign(
            "run",
            "--userspace",
            "wicked",
            "--threads",
            "1",
            "--until",
            "wicked.misjudged < 1% or time 5m",
            "--fleet",
            "1M-hot-plugs/day",
            "--json",
            "-");
    JsonNode json = new ObjectMapper().readTree(result.out());
    JsonNode harmed = json.at("/observers/wicked/harmed");
    double high = harmed.get("high").doubleValue();
    assertThat(high).isGreaterThan(4 / harmed.get("trials").doubleValue());
    assertThat(harmed.get("oneSidedHigh").doubleValue()).isBetween(0.9 * high, high);
    double incidents = json.at("/fleet/harmed/wicked/high").doubleValue();
    assertThat(incidents).isBetween(0.9e6 * high, 1e6 * high);
  }

  @ParameterizedTest
  @CsvSource({
    "wicked.harmed rel 10%, wicked",
    "udev-azure-rule.sawUnslaved rel 10% or, position 39",
    "udev-azure-rule.sawUnslaved == 1, allowed",
    "'', a rule is missing"
  })
  void badRulesAreRefused(String rule, String named) {
    InProcess result = InProcess.vfrace("run", "--userspace", "udev-azure-rule", "--until", rule);
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--until", named);
  }

  @Test
  void aFleetThatDoesNotParseIsRefused() {
    InProcess result = InProcess.vfrace("run", "--fleet", "many");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--fleet", "2M-boots/day");
  }

  private static JsonNode run(String rule) throws IOException {
    InProcess result =
        InProcess.vfrace(
            Engine.actors(),
            "run",
            "--userspace",
            "udev-azure-rule",
            "--lanes",
            "4",
            "--until",
            rule,
            "--quiet",
            "--json",
            "-");
    assertThat(result.exitCode()).isZero();
    return new ObjectMapper().readTree(result.out());
  }
}
