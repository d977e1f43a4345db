package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("campaign")
class ListCommandTest {

  @ParameterizedTest
  @CsvSource({
    "kernels, v6.1",
    "scenarios, hot-add",
    "userspace, wicked",
    "timings, raw",
    "images, debian-12"
  })
  void hasOneLineForEach(String kind, String name) {
    InProcess result = InProcess.vfrace("list", kind);
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .allMatch(line -> line.matches("\\S+ {2,}\\S.*"))
        .anyMatch(line -> line.startsWith(name + " "));
  }

  @Test
  void linesUpTheSummaries() {
    String out = InProcess.vfrace("list", "scenarios").out();
    assertThat(out.lines().map(line -> line.replaceAll("(\\S+ +).*", "$1").length()).distinct())
        .hasSize(1);
  }

  @Test
  void saysWhereAKernelIsDeployed() {
    assertThat(InProcess.vfrace("list", "kernels", "--wide").out().lines())
        .anyMatch(line -> line.startsWith("v6.1.192 ") && line.endsWith(", in Debian 12"));
  }

  @Test
  void keepsKernelsInTheOrderOfTheirVersions() {
    List<String> names =
        InProcess.vfrace("list", "kernels")
            .out()
            .lines()
            .map(line -> line.replaceAll(" .*", ""))
            .toList();
    assertThat(names).containsSubsequence("v4.14", "v4.19", "v6.1", "v6.8", "v6.17");
  }

  @Test
  void hasTheSameAsJson() throws IOException {
    JsonNode list =
        new ObjectMapper().readTree(InProcess.vfrace("list", "timings", "--json").out());
    List<String> names = new ArrayList<>();
    list.forEach(
        entry -> {
          names.add(entry.get("name").textValue());
          assertThat(entry.get("summary").textValue()).isNotBlank();
        });
    assertThat(names).contains("raw", "azure-mlx5");
  }

  @Test
  void marksWhatIsNotTheBundledDefinition() {
    String define = "kernel.\"v6.7\".rescan-at-probe=true";
    assertThat(InProcess.vfrace("list", "kernels", "-D", define).out().lines())
        .anyMatch(line -> line.startsWith("v6.7 ") && line.endsWith(" [-D " + define + "]"))
        .noneMatch(line -> line.startsWith("v6.1 ") && line.endsWith("]"));
  }

  @Test
  void doesNotMarkTheBundledValueGivenAgain() {
    assertThat(
            InProcess.vfrace("list", "kernels", "-D", "kernel.\"v6.7\".rescan-at-probe=false")
                .out())
        .doesNotContain("[");
  }

  @Test
  void findsKeysByTextInKeyOrMeaning() {
    assertThat(InProcess.vfrace("list", "keys", "DISPATCHER").out())
        .startsWith("run.threads = auto\n    Dispatcher threads, 1 to 1024; auto: one for each");
    assertThat(InProcess.vfrace("list", "keys", "timing.kernel.vf-takeover").out())
        .startsWith("timing.kernel.vf-takeover = 100ms\n");
    assertThat(InProcess.vfrace("list", "keys").out()).contains("run.cycles = auto\n");
    InProcess nothing = InProcess.vfrace("list", "keys", "no such text");
    assertThat(nothing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(nothing.err()).contains("no key has 'no such text'");
  }

  @Test
  void listsKeysWithoutDefault() {
    assertThat(InProcess.vfrace("list", "keys", "userspace.NAME.trigger").out())
        .startsWith("userspace.NAME.trigger\n    Must be given. What makes it look: uevent-add, ");
    assertThat(InProcess.vfrace("list", "keys", "userspace.NAME.period").out())
        .startsWith("userspace.NAME.period\n    May be given. ");
  }

  @Test
  void summarizesATimingWithWhatIsLaidOverIt() {
    String define = "timing.summary=my own";
    assertThat(InProcess.vfrace("list", "timings", "-D", define).out().lines())
        .anyMatch(line -> line.matches("raw +my own \\[-D timing.summary=my own]"))
        .allMatch(line -> line.contains("my own"));
  }

  @Test
  void everyKeyHasAMeaning() throws IOException {
    new ObjectMapper()
        .readTree(InProcess.vfrace("list", "keys", "--json").out())
        .forEach(key -> assertThat(key.get("comment").textValue()).as(key.toString()).isNotBlank());
  }

  @Test
  void namesTheKindsWhenNoneIsGiven() {
    assertThat(InProcess.vfrace("list").err()).contains("kernels, scenarios, userspace, timings");
  }

  @Test
  void listsWhatTheUsersFileAdds(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("mine.conf"),
            "vfrace.kernel.mine = ${vfrace.kernel.\"v6.1\"} { summary = \"my own\" }");
    // in full: cut off, the line would go by the length of the temporary directory's name
    assertThat(InProcess.vfrace("list", "kernels", "-c", file.toString(), "--wide").out().lines())
        .anyMatch(line -> line.matches("mine +my own \\[.*mine.conf:1]"));
  }
}
