package dev.vfrace.calibration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
final class TraceScriptTest {

  @TempDir private Path directory;

  @Test
  void theScriptHasAllProbesAndIsShort() throws IOException {
    String script = TraceScript.traced(Probes.lines());
    assertThat(script).doesNotContain("@");
    assertThat(script.lines()).hasSizeLessThan(90);
    assertThat(Probes.lines().stream().filter(line -> !line.startsWith("#")))
        .isNotEmpty()
        .allMatch(line -> script.contains("\n" + line + "\n"));
  }

  @Test
  void bothAreSoundAndSayHowTheyAreUsed() throws IOException, InterruptedException {
    for (String script : List.of(TraceScript.traced(Probes.lines()), TraceScript.plain())) {
      Path file = Files.writeString(directory.resolve("script.sh"), script);
      assertThat(sh("-n", file.toString()).exitCode).isZero();
      Ended withoutSeconds = sh(file.toString());
      assertThat(withoutSeconds.exitCode).isEqualTo(2);
      assertThat(withoutSeconds.output).contains("usage: ");
    }
  }

  private record Ended(int exitCode, String output) {}

  private static Ended sh(String... args) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("sh"), Stream.of(args)).toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
