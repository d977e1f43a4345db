package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vfrace.settings.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The script {@code stress/vfrace}, with a JVM that does as it is told in its place. */
@Tag("campaign")
@Timeout(60)
@DisplayName("faults: the JVM cannot start; signals in the first second; SIGKILL")
class LauncherTest {

  /** Says that it runs, and then does what the test says; only where it is the real start. */
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      case "$*" in *-Dvfrace.launcher=*) ;; *) exit 0 ;; esac
      exec {jvm}>&1
      for word; do case $word in -Dvfrace.out=*) exec 1>&"${word#*=}" ;; esac; done
      echo runs
      eval "$DOES"
      """;

  private static final String RUNS = "runs";

  @TempDir Path directory;
  private Path err;

  private record Started(Process process, String firstWord) {}

  @BeforeEach
  void unpack() throws IOException {
    err = directory.resolve("err");
    Path stress = Files.createDirectories(directory.resolve("stress"));
    Files.copy(
        Catalogue.confDir().resolveSibling("stress").resolve("vfrace"), stress.resolve("vfrace"));
    assertThat(stress.resolve("vfrace").toFile().setExecutable(true)).isTrue();
    byte[] endOfJar = new byte[22];
    System.arraycopy("PK\5\6".getBytes(StandardCharsets.US_ASCII), 0, endOfJar, 0, 4);
    Files.write(directory.resolve("vfrace.jar"), endOfJar);
    Path java = Files.createDirectories(directory.resolve("jdk").resolve("bin")).resolve("java");
    Files.writeString(java, JAVA);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(directory.resolve("jdk").resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0",
    "101, 1",
    "102, 2",
    "103, 3",
    "104, 4",
    "170, 70",
    "230, 130",
  })
  void whatVfraceSaysIsTheExitCode(int told, int exitCode)
      throws IOException, InterruptedException {
    assertThat(start("exit " + told).process().waitFor()).isEqualTo(exitCode);
    assertThat(Files.readString(err)).doesNotContain("the JVM ended");
  }

  /** The launcher and {@link ExitStyle} have the same codes. */
  @ParameterizedTest
  @EnumSource(ExitStyle.class)
  void whatVfraceSaysIsToldInTheStyleThatIsAskedFor(ExitStyle style)
      throws IOException, InterruptedException {
    for (int code : new int[] {0, 1, 2, 3, 4, 70, 130}) {
      Started started = start("exit " + (100 + code), "run", "--exit-style", style.toString());
      assertThat(started.process().waitFor()).as("code %d", code).isEqualTo(style.code(code));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--exit-style=bisect, 255",
    "--exit-style=kselftest, 70",
    "--exit-style=vfrace, 70",
    "--exit-style=unknown, 70"
  })
  void aJvmThatDoesNotStartIsToldInTheStyleToo(String option, int exitCode)
      throws IOException, InterruptedException {
    assertThat(start("exit 1", "list", "kernels", option).process().waitFor()).isEqualTo(exitCode);
  }

  /** To kselftest that is what it skips for; to a bisection no commit is to blame. */
  @ParameterizedTest
  @CsvSource({"bisect, 255", "kselftest, 4", "vfrace, 2"})
  void soIsAMissingJava(String style, int exitCode) throws IOException, InterruptedException {
    Files.delete(directory.resolve("jdk").resolve("bin").resolve("java"));
    assertThat(start("", "run", "--exit-style", style).process().waitFor()).isEqualTo(exitCode);
    assertThat(Files.readString(err)).contains("JDK 17 or newer");
  }

  /** 1 is a JVM's that cannot start, or has no memory for itself; 134 that of one that crashed. */
  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3", "134", "255"})
  void whatTheJvmSaysIsAnInternalError(int code) throws IOException, InterruptedException {
    assertThat(start("exit " + code).process().waitFor()).isEqualTo(70);
    assertThat(Files.readString(err)).contains("the JVM ended with " + code);
  }

  @ParameterizedTest
  @CsvSource({"INT", "TERM", "HUP"})
  void aJvmThatDiesOfASignalInItsFirstMomentsIsInterrupted(String signal)
      throws IOException, InterruptedException {
    assumeTrue(isHeeded(signal), "the signal is ignored here");
    Started started = start("exec sleep 50");
    assertThat(started.firstWord()).isEqualTo(RUNS);
    kill(signal, started.process());
    assertThat(started.process().waitFor()).isEqualTo(130);
    assertThat(Files.readString(err)).contains("interrupted; nothing was run");
  }

  /** As Ctrl-C twice; a reader that has gone is seen when it is written to. */
  @Test
  void signalsReachTheJvmAndItsOwnEndCounts() throws IOException, InterruptedException {
    assumeTrue(isHeeded("INT"), "the signal is ignored here");
    Started started =
        start(
            """
            trap 'echo stop >&2; exit 101' INT
            echo waits; while :; do sleep 0.05; done\
            """);
    assertThat(started.process().inputReader().readLine()).isEqualTo("waits");
    kill("PIPE", started.process());
    kill("INT", started.process());
    kill("INT", started.process());
    assertThat(started.process().waitFor()).isEqualTo(1);
    assertThat(Files.readString(err)).contains("stop");
  }

  /** Out of memory it writes to descriptor 1, whatever its options say. */
  @Test
  void standardOutputHasNothingOfTheJvm() throws IOException, InterruptedException {
    Started started =
        start("echo '# There is insufficient memory' >&$jvm; echo result; exit 1", "run", "--json");
    assertThat(started.process().inputReader().lines()).containsExactly("result");
    assertThat(started.process().waitFor()).isEqualTo(ExitCode.INTERNAL);
    assertThat(Files.readString(err)).contains("# There is insufficient memory", "ulimit -a");
  }

  @Test
  void theJvmHasTheStandardInputOfItsCaller() throws IOException, InterruptedException {
    Started started = start("read -r word; echo \"$word\"; exit 100");
    started.process().outputWriter().append("given\n").close();
    assertThat(started.process().inputReader().lines()).containsExactly("given");
    assertThat(started.process().waitFor()).isZero();
  }

  /** A crash in a compiler's thread writes two files, by default where the caller is. */
  @Test
  void whatACrashedJvmLeavesIsNotLeftWhereItRan() throws IOException, InterruptedException {
    Started started = start("echo \"$@\"; exit 100");
    assertThat(started.process().inputReader().lines())
        .element(0)
        .asString()
        .containsPattern("-XX:ErrorFile=/[^ ]+ -XX:ReplayDataFile=/[^ ]+");
    assertThat(started.process().waitFor()).isZero();
  }

  /** A JVM hangs whose parallel collector asks for another thread in vain. */
  @ParameterizedTest
  @CsvSource({"200, -XX:+UseSerialGC", "2000, -XX:+UseParallelGC"})
  void whereThreadsAreFewTheCollectorNeedsNone(int most, String collector)
      throws IOException, InterruptedException {
    Path launcher = directory.resolve("stress").resolve("vfrace");
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash", "-c", "ulimit -u " + most + " && exec \"$1\" run", "-", launcher.toString())
            .redirectError(err.toFile());
    environment(builder, "echo \"$@\"; exit 100");
    Process process = builder.start();
    assertThat(process.inputReader().lines()).element(1).asString().contains(collector);
    assertThat(process.waitFor()).isZero();
  }

  private Started start(String does, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(directory.resolve("stress").resolve("vfrace").toString());
    command.addAll(args.length == 0 ? List.of("list") : List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    environment(builder, does);
    Process process = builder.start();
    return new Started(process, String.valueOf(process.inputReader().readLine()));
  }

  private void environment(ProcessBuilder builder, String does) {
    builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    builder.environment().put("DOES", does);
    builder.environment().put("VFRACE_STORE", "none");
    builder.environment().remove("VFRACE_JAVA_OPTS");
  }

  private static void kill(String signal, Process process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** Not where the tests run in the background of a shell, or under nohup. */
  private static boolean isHeeded(String signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).getOrDefault(signal, 0);
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) >> (number - 1) & 1) == 0;
  }
}
