package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Ending.Reason;
import dev.vfrace.campaign.Endings;
import dev.vfrace.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a run ends that does not end well: what was measured is written in every case. */
@Tag("unit")
@Timeout(60)
class EndingTest {

  @Test
  void aFailedActorIsAnInternalError() throws IOException {
    InProcess result =
        ending(new Ending(Reason.FAILED, Optional.of(new IllegalStateException("it broke"))));
    assertThat(result.exitCode()).isEqualTo(70);
    assertThat(result.err()).contains("it broke");
    assertThat(json(result).get("incomplete").booleanValue()).isTrue();
    assertThat(json(result).get("stopped").textValue()).isEqualTo("error");
    assertThat(json(result).get("verdict").textValue()).isEqualTo("error");
    assertThat(json(result).get("cycles").longValue()).isEqualTo(50);
  }

  @Test
  void aSignalIsAnInterruption() throws IOException {
    InProcess result = ending(new Ending(Reason.INTERRUPTED, Optional.empty()));
    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(json(result).get("stopped").textValue()).isEqualTo("interrupted");
    assertThat(json(result).get("verdict").textValue()).isEqualTo("interrupted");
  }

  /** Fault "the JSON file": what measured nothing replaces nothing. */
  @Test
  void anInterruptionBeforeAnyCycleLeavesAnOlderFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), "older");
    CompletableFuture<Void> stop = CompletableFuture.completedFuture(null);
    InProcess result =
        InProcess.vfrace(
            Engine.actors(), stop, "run", "--cycles", "50M", "--json", file.toString());
    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(file).hasContent("older");
    assertThat(result.err()).contains("no cycle was counted");
  }

  @Test
  void theEndOfTheTimeIsANormalEnd() throws IOException {
    InProcess result = ending(new Ending(Reason.TIME_IS_UP, Optional.empty()));
    assertThat(result.exitCode()).isZero();
    assertThat(json(result).get("incomplete").booleanValue()).isFalse();
    assertThat(json(result).get("stopped").textValue()).isEqualTo("duration");
  }

  @Test
  void anExceptionIsAnInternalErrorInOneLine() {
    InProcess result =
        InProcess.tinyRun(
            (settings, progress, stop) -> {
              throw new IllegalStateException("it broke");
            },
            "--quiet");
    assertThat(result.exitCode()).isEqualTo(70);
    assertThat(result.err()).contains("it broke").hasLineCount(1);
  }

  /** What the system does not give is no fault of what was to be read. */
  @Test
  void tooFewFileDescriptorsAreAnInternalError() {
    InProcess result =
        InProcess.tinyRun(
            (settings, progress, stop) -> {
              throw new SettingsException("x.conf: cannot be read: Too many open files");
            },
            "--quiet");
    assertThat(result.exitCode()).isEqualTo(70);
    assertThat(result.err()).contains("ulimit -n").hasLineCount(1);
  }

  @Test
  void jsonThatCannotBeWrittenIsAnErrorButTheTableIsShown(@TempDir Path directory) {
    Path file = directory.resolve("x.json");
    InProcess result =
        InProcess.tinyRun(
            (settings, progress, stop) -> {
              block(file);
              return Engine.actors().run(settings, progress, stop);
            },
            "--userspace",
            "wicked",
            "--quiet",
            "--json",
            file.toString());
    assertThat(result.exitCode()).isEqualTo(70);
    assertThat(result.err()).contains(file.toString()).hasLineCount(1);
    assertThat(result.out()).contains("outcomes");
  }

  private static InProcess ending(Ending ending) {
    return InProcess.tinyRun(
        (settings, progress, stop) ->
            Endings.with(Engine.actors().run(settings, progress, stop), ending),
        "--userspace",
        "wicked",
        "--json",
        "-");
  }

  private static void block(Path file) {
    try {
      Files.createDirectories(file.resolve("in-the-way"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(InProcess result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }
}
