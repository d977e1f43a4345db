package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file tells is what the run told, and running it again counts the same. */
@Tag("campaign")
@Timeout(120)
class AnalyzeCommandTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"run.json", "run.cbor"})
  void tellsARunAsItWasTold(String name) {
    Path file = directory.resolve(name);
    InProcess run =
        InProcess.tinyRun(
            "--json",
            file.toString(),
            "--expect",
            "wicked.harmed <= 1",
            "--fleet",
            "2M-hot-plugs/day",
            "--metric",
            "harmed",
            "-D",
            "timing.kernel.queues=2ms");
    InProcess again = InProcess.vfrace("analyze", file.toString());
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).isEqualTo(run.out());
    assertThat(again.exitCode()).isEqualTo(run.exitCode());
  }

  /** In blocks, in too few of them, and by what it counts. */
  @ParameterizedTest
  @CsvSource({
    "--cycles, 400, intervals from between 20 blocks",
    "--cycles, 9, '9 blocks, too few to judge'",
    "--until, wicked.misjudged < 50% or time 10s, intervals are confidence sequences"
  })
  void tellsARunThatMeasuresSchedulingAsItWasTold(String option, String value, String says) {
    Path file = directory.resolve("run.json");
    InProcess run =
        InProcess.vfrace(
            Engine.actors(),
            "run",
            "--timing",
            "raw",
            "--userspace",
            "wicked",
            "--threads",
            "2",
            "--lanes",
            "4",
            "--quiet",
            option,
            value,
            "--json",
            file.toString(),
            "--expect",
            "wicked.misjudged < 10%");
    InProcess again = InProcess.vfrace("analyze", file.toString());
    assertThat(again.out()).isEqualTo(run.out()).contains(says);
    assertThat(again.exitCode()).isEqualTo(run.exitCode());
  }

  @Test
  void makesTheSameJsonAnew() throws IOException {
    Path file = directory.resolve("run.json");
    InProcess.tinyRun("--json", file.toString());
    assertThat(InProcess.vfrace("analyze", file.toString(), "--format", "json").out())
        .isEqualTo(Files.readString(file));
  }

  /** A raw run keeps joined gates as they were given, and what a later look turned. */
  @Test
  void knowsJoinedGatesAndLaterLooks() throws IOException {
    Path file = directory.resolve("run.json");
    InProcess.tinyRun(
        "-D",
        "userspace.probe={trigger=newlink, reads=message, latency=0, looks-again=[newlink],"
            + " gate={any-of=[hv-pci, {all-of=[slave-flag, master-link]}]}, again-gate=none}",
        "--userspace",
        "probe",
        "--json",
        file.toString());
    assertThat(Files.readString(file).replaceAll("\\s", ""))
        .contains("\"gates\":{\"probe\":{\"any-of\":[\"hv-pci\",{\"all-of\":[\"slave-flag\"");
    assertThat(InProcess.vfrace("analyze", file.toString(), "--format", "csv").out())
        .contains("any-of(hv-pci, all-of(slave-flag, master-link))");
    assertThat(InProcess.vfrace("analyze", file.toString()).out())
        .containsPattern("probe +50 +100 % +100 %")
        .contains("turnedWrong");
  }

  @Test
  void tellsAComparisonAsItWasTold() {
    Path file = directory.resolve("compare.json");
    InProcess compared =
        InProcess.vfrace(
            Engine.actors(),
            "compare",
            "v6.1",
            "v6.7",
            "--cycles",
            "300",
            "--threads",
            "1",
            "--json",
            file.toString());
    assertThat(InProcess.vfrace("analyze", file.toString()).out()).isEqualTo(compared.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--markdown"})
  void tellsASuiteAsItWasTold(String markdown) throws IOException {
    Path file = directory.resolve("suite.json");
    List<String> args = new ArrayList<>(List.of("compare", "--suite"));
    args.add(Files.writeString(directory.resolve("suite.conf"), SuiteTest.SUITE).toString());
    args.addAll(List.of("--json", file.toString()));
    if (!markdown.isEmpty()) {
      args.add(markdown);
    }
    InProcess suite = InProcess.vfrace(Engine.actors(), args.toArray(String[]::new));
    String format = markdown.isEmpty() ? "text" : "markdown";
    assertThat(InProcess.vfrace("analyze", file.toString(), "--format", format).out())
        .isEqualTo(suite.out());
  }

  @Test
  void tellsARunAsMarkdownAndCsv() {
    Path file = directory.resolve("run.json");
    InProcess.tinyRun("--json", file.toString());
    assertThat(InProcess.vfrace("analyze", file.toString(), "--format", "markdown").out())
        .contains("| program | sawUnslaved |", "| wicked | ");
    assertThat(InProcess.vfrace("analyze", file.toString(), "--format", "csv").out())
        .startsWith(
            "kernel,scenario,timing,program,metric,count,trials,rate,low,high,gate,with,image,"
                + "estimates,clock\n")
        .contains("v6.1,hot-add,raw,wicked,sawUnslaved,");
  }

  @Test
  void runningAComparisonAgainEndsInTheSameTable() throws IOException {
    Path first = directory.resolve("first.json");
    InProcess compared =
        InProcess.vfrace(
            Engine.actors(),
            "compare",
            "v6.1",
            "v6.7",
            "--userspace",
            "wicked,udev-azure-rule",
            "--cycles",
            "300",
            "--threads",
            "1",
            "-D",
            "compare.blocks=3",
            "--json",
            first.toString());
    assertSameAgain(first, compared, List.of("/runA", "/runB"));
  }

  @Test
  void runningASuiteAgainEndsInTheSameTable() throws IOException {
    Path first = directory.resolve("first.json");
    String conf = Files.writeString(directory.resolve("suite.conf"), SuiteTest.SUITE).toString();
    InProcess suite =
        InProcess.vfrace(Engine.actors(), "compare", "--suite", conf, "--json", first.toString());
    assertSameAgain(
        first, suite, List.of("/designs/0/plugged", "/designs/1/booted", "/designs/2/alone"));
  }

  /** The text but for speed and time, and the counts of every batch. */
  private void assertSameAgain(Path first, InProcess told, List<String> runs) throws IOException {
    Path second = directory.resolve("second.json");
    InProcess again =
        InProcess.vfrace(
            Engine.actors(), "rerun", first.toString(), "--quiet", "--json", second.toString());
    assertThat(again.err()).isEmpty();
    assertThat(again.exitCode()).isEqualTo(told.exitCode());
    assertThat(withoutSpeed(again.out())).isEqualTo(withoutSpeed(told.out()));
    JsonNode one = new ObjectMapper().readTree(first.toFile());
    JsonNode two = new ObjectMapper().readTree(second.toFile());
    assertThat(two.get("suite")).isEqualTo(one.get("suite"));
    assertThat(two.get("changes")).isEqualTo(one.get("changes"));
    for (String run : runs) {
      assertThat(one.at(run + "/raw/tallies/stock").isObject()).isTrue();
      assertThat(two.at(run + "/raw/tallies/stock")).isEqualTo(one.at(run + "/raw/tallies/stock"));
      assertThat(two.at(run + "/raw/configuration")).isEqualTo(one.at(run + "/raw/configuration"));
      one.at(run + "/raw/tallies/programs")
          .properties()
          .forEach(
              program ->
                  assertThat(
                          two.at(run + "/raw/tallies/programs")
                              .get(program.getKey())
                              .get("batches"))
                      .isEqualTo(program.getValue().get("batches")));
    }
  }

  private static String withoutSpeed(String text) {
    return text.replaceAll("[0-9.,]+\\s+(s|cycles/s|messages/s)\\b", "").replaceAll("\\s+", " ");
  }

  @Test
  void runningItAgainCountsTheSame() throws IOException {
    Path first = directory.resolve("first.json");
    Path second = directory.resolve("second.json");
    InProcess.tinyRun(
        "--timing",
        "azure-mlx5",
        "--cycles",
        "500",
        "-D",
        "userspace.wicked.latency=20us",
        "--json",
        first.toString());
    InProcess again =
        InProcess.vfrace(
            Engine.actors(), "rerun", first.toString(), "--quiet", "--json", second.toString());
    assertThat(again.err()).isEmpty();
    JsonNode one = new ObjectMapper().readTree(first.toFile());
    JsonNode two = new ObjectMapper().readTree(second.toFile());
    assertThat(two.at("/raw/tallies/stock")).isEqualTo(one.at("/raw/tallies/stock"));
    assertThat(two.at("/raw/tallies/controls")).isEqualTo(one.at("/raw/tallies/controls"));
    one.at("/raw/tallies/programs")
        .properties()
        .forEach(
            program ->
                assertThat(two.at("/raw/tallies/programs").get(program.getKey()).get("batches"))
                    .isEqualTo(program.getValue().get("batches")));
    assertThat(two.get("fingerprint")).isEqualTo(one.get("fingerprint"));
    assertThat(two.at("/raw/configuration")).isEqualTo(one.at("/raw/configuration"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | not JSON, or not complete",
        "nothing | not JSON, or not complete",
        "[] | holds no results",
        "{} | holds no results",
        "{\"schema\": \"vfrace.run/9\"} | 'vfrace.run/9'; allowed: vfrace.run/1",
        "{\"schema\": \"vfrace.run/1\"} | raw is missing"
      })
  void refusesWhatHoldsNoResults(String text, String refusal) throws IOException {
    Path file = Files.writeString(directory.resolve("bad.json"), text);
    for (String command : List.of("analyze", "rerun")) {
      InProcess result = InProcess.vfrace(command, file.toString());
      assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(result.err()).contains(file.toString(), refusal).hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.json", "run.cbor"})
  void refusesATruncatedFile(String name) throws IOException {
    Path file = directory.resolve(name);
    InProcess.tinyRun("--userspace", "wicked", "--json", file.toString());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    InProcess result = InProcess.vfrace("analyze", file.toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("not complete").hasLineCount(1);
  }

  /** A hole on the disk, so that it takes no room. */
  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Path file = directory.resolve("large.json");
    try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength((256L << 20) + 1);
    }
    for (String command : List.of("analyze", "rerun")) {
      InProcess result = InProcess.vfrace(command, file.toString());
      assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(result.err())
          .contains(file + ": 268,435,457 bytes; allowed: up to 268,435,456")
          .hasLineCount(1);
    }
  }
}
