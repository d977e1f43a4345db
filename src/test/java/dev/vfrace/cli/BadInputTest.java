package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input: exit code 2, a message that says what and what else, nothing run. */
@Tag("campaign")
class BadInputTest {

  static Stream<Arguments> commands() {
    return Stream.of(
        bad("", "Missing required subcommand", "--help"),
        bad("rum", "rum", "run"),
        bad("rum --help", "rum", "run"),
        bad("run --kernle v6.1", "--kernle", "--kernel"),
        bad("run extra", "extra"),
        bad("run --kernel", "--kernel"),
        bad("run --kernel v6.2", "--kernel v6.2", "v6.1", "allowed"),
        bad("run --scenario hot-ad", "--scenario hot-ad", "hot-add", "allowed"),
        bad("run --timing azure-mlx", "--timing azure-mlx", "azure-mlx5", "allowed"),
        bad("run --userspace conman", "--userspace conman", "connman", "allowed"),
        bad("run --userspace ", "--userspace ", "names no program", "allowed: auto, all"),
        bad("run --userspace wicked,wicked", "'wicked' is there twice", "allowed"),
        bad("run -D timing.kernel.queues=abc", "not a duration", "dist = uniform"),
        bad("run --cycles ten", "--cycles ten", "vfrace.run.cycles", "allowed"),
        bad("run --cycles 0", "--cycles 0", "vfrace.run.cycles", "allowed"),
        bad("run --duration 60", "--duration 60", "vfrace.run.duration", "allowed"),
        bad("run --lanes -1", "--lanes -1", "vfrace.run.lanes", "allowed"),
        bad("run --threads many", "--threads many", "vfrace.run.threads", "allowed"),
        bad("run --seed 1.5", "--seed 1.5", "vfrace.run.seed", "allowed"),
        bad("run --pace fast", "--pace fast", "vfrace.clock.pace", "free", "real"),
        bad("run --lag 0", "--lag 0", "vfrace.clock.lag", "allowed"),
        bad("run -D run.cycels=5", "-D run.cycels=5", "cycles"),
        bad("run -D nonsense", "-D nonsense", "KEY=VALUE"),
        bad("run -c no-such.conf", "no-such.conf", "no such file"),
        bad("run --expect nonsense", "nonsense", "PROGRAM.METRIC"),
        bad("run --expect connman.harmd<1", "harmd", "harmed"),
        bad("run --expect conman.harmed<1", "conman", "did you mean 'connman'"),
        bad("run --userspace wicked --expect connman.harmed<1", "connman", "--userspace", "wicked"),
        bad("run --json no/such/directory/x.json", "no/such/directory/x.json", "no such directory"),
        bad("compare", "A and B are missing", "v6.7", "azure-mana"),
        bad("compare v6.1", "B is missing", "v6.7", "azure-mana"),
        bad("compare v6.1 v6.7 --markdown --format csv", "--markdown", "--format csv"),
        bad("run --format tap", "--format tap", "ktap"),
        bad("run --mail --wide", "--wide", "mail"),
        bad("compare v6.1 v6.7 --until time", "--until"),
        bad("compare --suite LICENSE", "LICENSE"),
        bad("compare v6.1 v6.2", "'v6.2'", "did you mean 'v6.1.192'", "v6.17", "azure-mana"),
        bad("compare azure-mlx v6.1", "'azure-mlx'", "did you mean 'azure-mlx5'"),
        bad("compare v6.1 raw", "'v6.1' is a kernel", "'raw' is a timing", "allowed"),
        bad("compare v6.1 v6.7 v6.8", "v6.8"),
        bad("compare v6.1 v6.7 --kernel v6.8", "--kernel", "A and B"),
        bad("compare raw azure-mana --timing raw", "--timing", "A and B"),
        bad("compare v6.1 v6.7 --expect x", "--expect"),
        bad("compare v6.1 v6.7 -D run.until=wicked.harmed<1e-4", "vfrace.run.until", "--cycles"),
        bad("compare v6.1 v6.7 --json no/such/x.json", "no/such/x.json", "no such directory"),
        bad("check -D run.until=wicked.harmed<1e-4", "vfrace.run.until", "--cycles"),
        bad("reports --kernel v6.1", "--kernel", "the reports say"),
        bad("reports --userspace wicked", "--userspace", "the reports say"),
        bad("plan --rate 1e-6 --cycles 5", "--cycles"),
        bad("list", "KIND"),
        bad("list kernles", "kernles", "kernel(s)"),
        bad("show kernel", "NAME"),
        bad("show kernel v6.2", "v6.2", "did you mean 'v6.1.192'", "allowed"),
        bad("show scenario hot-ad", "hot-ad", "did you mean 'hot-add'"),
        bad("show userspace wiked", "wiked", "did you mean 'wicked'"),
        bad("show timing azure-mlx", "did you mean 'azure-mlx5'"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isRefused(String command, List<String> said) {
    InProcess result = InProcess.vfrace(command.isEmpty() ? new String[0] : command.split(" ", -1));
    assertAll(
        () -> assertThat(result.exitCode()).isEqualTo(2),
        () -> assertThat(result.out()).isEmpty(),
        () -> assertThat(result.err()).contains(said),
        () -> assertThat(result.err()).doesNotContain("\tat ", "Exception"));
  }

  @Test
  void namesFileAndLine(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("mine.conf"), "\nvfrace.run.lanes = lots\n");
    InProcess result = InProcess.vfrace("run", "-c", file.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(file + ":2", "vfrace.run.lanes", "lots", "allowed");
  }

  @Test
  void refusesADirectoryAsJsonFile(@TempDir Path directory) {
    InProcess result = InProcess.vfrace("run", "--json", directory.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(directory.toString(), "is a directory");
  }

  private static Arguments bad(String command, String... said) {
    return arguments(command, List.of(said));
  }
}
