package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a process: signals and exit codes. */
@Tag("campaign")
@Timeout(120)
class ProcessTest {

  private static final String STARTED = "vfrace: running";
  private static final String PROGRESS = "cycles/s";

  @TempDir Path directory;
  private Path json;
  private Path out;
  private List<Process> started;

  @BeforeEach
  void prepare() {
    json = directory.resolve("result.json");
    out = directory.resolve("out");
    started = new ArrayList<>();
  }

  @AfterEach
  void cleanUp() {
    started.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @CsvSource({"INT, 2, " + STARTED, "TERM, 15, " + STARTED, "TERM, 15, " + PROGRESS})
  void aSignalEndsTheRunWithWhatWasMeasured(String signal, int number, String after)
      throws IOException, InterruptedException {
    Process process =
        vfrace("run", "--cycles", "1000M", "--userspace", "wicked", "--json", json.toString());
    BufferedReader err = process.errorReader();
    awaitLine(err, after);
    assumeTrue(catches(process, number), "the signal is ignored here");
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor()).isEqualTo(130);
    JsonNode result = new ObjectMapper().readTree(Files.readString(json));
    assertThat(result.get("incomplete").booleanValue()).isTrue();
    assertThat(result.get("stopped").textValue()).isEqualTo("interrupted");
    assertThat(result.get("requestedCycles").longValue()).isEqualTo(1_000_000_000);
    assertThat(Files.readString(out)).contains("INCOMPLETE (interrupted)");
    if (after.equals(PROGRESS)) {
      assertThat(result.get("cycles").longValue()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"wicked.harmed <= 1, 0", "wicked.harmed > 1, 1"})
  void theExitCodeIsTheVerdict(String expectation, int exitCode)
      throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(List.of(InProcess.TINY));
    args.addAll(List.of("--userspace", "wicked", "--quiet", "--expect", expectation));
    Process process = vfrace(args.toArray(String[]::new));
    assertThat(process.errorReader().lines()).isEmpty();
    assertThat(process.waitFor()).isEqualTo(exitCode);
    assertThat(Files.readString(out)).contains("verdict");
  }

  @Test
  void anErrorLeavesNoResult() throws IOException, InterruptedException {
    Process process = vfrace("run", "--kernel", "v0", "--json", json.toString());
    assertThat(process.errorReader().lines()).hasSize(1);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(json).doesNotExist();
    assertThat(out).isEmptyFile();
  }

  /** The configuration library would take it for the whole configuration. */
  @Test
  void javasConfigFileIsNotRead() throws IOException, InterruptedException {
    Path broken = Files.writeString(directory.resolve("broken.conf"), "{ \" ");
    Process process =
        vfrace(
            Map.of("JAVA_TOOL_OPTIONS", "-Dconfig.file=" + broken),
            Stream.concat(Stream.of(InProcess.TINY), Stream.of("--userspace", "wicked", "--quiet"))
                .toArray(String[]::new));
    assertThat(process.errorReader().lines())
        .containsExactly("Picked up JAVA_TOOL_OPTIONS: -Dconfig.file=" + broken);
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(out)).contains("wicked");
  }

  private Process vfrace(String... args) throws IOException {
    return vfrace(Map.of(), args);
  }

  private Process vfrace(Map<String, String> environment, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--add-opens",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Dvfrace.home=" + System.getProperty("vfrace.home", ""),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile());
    builder.environment().put("VFRACE_STORE", "none");
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static void awaitLine(BufferedReader reader, String part) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.contains(part)) {
        return;
      }
    }
    throw new AssertionError("no line with '" + part + "' in " + lines);
  }

  /**
   * A JVM that was started with a signal ignored, as in the background of a script, keeps it so.
   */
  private static boolean catches(Process process, int signal) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return true;
    }
    String mask =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigCgt:"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(mask, 16) >> (signal - 1) & 1) == 1;
  }
}
