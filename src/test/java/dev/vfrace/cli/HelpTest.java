package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.vfrace.settings.RunOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("campaign")
class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "run --help",
        "help run",
        "list --help",
        "show -h",
        "help list",
        "help compare",
        "help reports",
        "help check"
      })
  void teachesExitCodesAndExamples(String command) {
    InProcess result = InProcess.vfrace(command.split(" ", -1));
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("Usage: vfrace", "Exit codes:", "Examples:", "130")
        .doesNotContain("${");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"help check", "help compare", "help reports", "help plan", "help list"})
  void speaksOfExpectationsOnlyWhereThereAreAny(String command) {
    assertThat(InProcess.vfrace(command.split(" ", -1)).out()).doesNotContain("--expect");
  }

  @Test
  void explainsEveryOptionOfRun() {
    String help = InProcess.vfrace("help", "run").out();
    for (RunOption option : RunOption.values()) {
      assertThat(help).contains(option.option());
    }
    assertThat(help).contains("A trial is one hot-plug cycle", "sawUnslaved", "wronglyIgnored");
  }

  @Test
  void takesTheDefaultsOfTheReference() {
    Config run = ConfigFactory.parseResources("reference.conf").getConfig("vfrace.run");
    assertThat(InProcess.vfrace("help", "run").out().replaceAll("\\s+", " "))
        .contains(
            "Default: " + run.getString("kernel") + ".",
            "Default: " + run.getString("timing") + ".",
            "Default: " + run.getString("auto-cycles") + ",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "run --version"})
  void tellsTheVersion(String command) {
    InProcess result = InProcess.vfrace(command.split(" ", -1));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("vfrace (\\d+\\.\\d+\\.\\d+.*|development)"),
            line -> assertThat(line).matches("commit ([0-9a-f]{40}(-dirty)?|unknown)"),
            line -> assertThat(line).startsWith("JDK    " + Runtime.version().feature()),
            line -> assertThat(line).matches("Pekko  (\\d+\\.\\d+\\.\\d+.*|unknown)"));
  }
}
