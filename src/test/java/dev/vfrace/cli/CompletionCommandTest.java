package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vfrace.documentation.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts, run by the shells that they are for, where those are installed. */
@Tag("campaign")
@Timeout(60)
class CompletionCommandTest {

  @TempDir private static Path directory;

  private static final Map<CompletionCommand.Shell, Path> SCRIPTS =
      new EnumMap<>(CompletionCommand.Shell.class);

  @BeforeAll
  static void print() throws IOException {
    for (CompletionCommand.Shell shell : CompletionCommand.Shell.values()) {
      InProcess result = InProcess.vfrace("completion", shell.name());
      assertThat(result.exitCode()).isZero();
      assertThat(result.err()).isEmpty();
      SCRIPTS.put(shell, Files.writeString(directory.resolve("vfrace." + shell), result.out()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void completesCommandsOptionsAndValues(CompletionCommand.Shell shell)
      throws IOException, InterruptedException {
    assumeTrue(isInstalled(shell), shell + " is not installed: its completion is not tried");
    assertThat(completed(shell, "vfrace sens")).containsExactly("sensitivity");
    assertThat(completed(shell, "vfrace run --ker")).containsExactly("--kernel");
    assertThat(completed(shell, "vfrace run --quiet --kernel v6.1"))
        .contains("v6.1", "v6.12")
        .doesNotContain("v6.7");
    assertThat(completed(shell, "vfrace run --exit-style k")).containsExactly("kselftest");
    assertThat(completed(shell, "vfrace show ker")).containsExactly("kernel");
    assertThat(completed(shell, "vfrace show race v6.1 udev-azure"))
        .containsExactlyInAnyOrder("udev-azure-rule", "udev-azure-rule-85");
  }

  @ParameterizedTest
  @CsvSource({
    "--scenario, servicing-st, servicing-storm",
    "--timing, azure-ml, azure-mlx5",
    "--image, debian-, debian-12",
    "--userspace, wick, wicked",
    "--metric, sawNo, sawNoMaster",
    "--format, kt, ktap",
  })
  void completesTheNamesOfEveryKindInBash(String option, String begun, String whole)
      throws IOException, InterruptedException {
    assumeTrue(isInstalled(CompletionCommand.Shell.bash), "bash is not installed");
    assertThat(completed(CompletionCommand.Shell.bash, "vfrace run %s %s".formatted(option, begun)))
        .containsExactly(whole);
  }

  @Test
  void namesTheShellsThatCanBeServed() {
    InProcess result = InProcess.vfrace("completion", "ksh");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("bash, zsh, fish").contains("ksh");
  }

  @Test
  void wantsAShell() {
    assertThat(InProcess.vfrace("completion").exitCode()).isEqualTo(2);
  }

  private static List<String> completed(CompletionCommand.Shell shell, String line)
      throws IOException, InterruptedException {
    String test = "src/test/resources/completion/complete." + shell;
    Path answer = directory.resolve("answer");
    Process process =
        new ProcessBuilder(
                shell.name(),
                shell == CompletionCommand.Shell.zsh ? "-f" : "--",
                Page.root().resolve(test).toString(),
                String.valueOf(SCRIPTS.get(shell)),
                line)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(answer.toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Files.readString(answer, UTF_8).lines().map(String::strip).toList();
  }

  private static boolean isInstalled(CompletionCommand.Shell shell) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path).resolve(shell.name())));
  }
}
