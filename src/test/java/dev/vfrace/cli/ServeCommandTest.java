package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("campaign")
@Timeout(60)
class ServeCommandTest {

  @TempDir private Path directory;

  /** Of a command that is stopped at once. */
  private static InProcess serve(String... more) {
    String[] words = new String[more.length + 1];
    words[0] = "serve";
    System.arraycopy(more, 0, words, 1, more.length);
    return InProcess.vfrace(
        (settings, progress, stop) -> {
          throw new AssertionError("a campaign was run");
        },
        CompletableFuture.completedFuture(null),
        words);
  }

  @Test
  void saysWhereItServesAndEndsWhenItIsStopped() {
    Path json = directory.resolve("run.json");
    assertThat(InProcess.tinyRun("--json", json.toString()).exitCode()).isIn(0, 4);
    InProcess served = serve(json.toString());
    assertThat(served.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(served.out())
        .matches("serving http://127\\.0\\.0\\.1:[0-9]+/ \\(Ctrl-C ends it\\)\\R");
  }

  @Test
  void refusesWhatItCannotServe() throws IOException {
    Path empty = Files.writeString(directory.resolve("empty.json"), "{}");
    assertThat(serve(empty.toString()))
        .satisfies(it -> assertThat(it.exitCode()).isEqualTo(ExitCode.USAGE))
        .satisfies(it -> assertThat(it.err()).contains("empty.json: holds no results"));
    assertThat(serve("--store", directory.resolve("no.db").toString()))
        .satisfies(it -> assertThat(it.exitCode()).isEqualTo(ExitCode.USAGE))
        .satisfies(it -> assertThat(it.err()).contains("no.db: there is no store"));
    assertThat(serve("--port", "65536").err()).contains("allowed: 0 to 65535");
  }

  @Test
  void saysThatAPortIsTaken() throws IOException {
    Path json = directory.resolve("run.json");
    assertThat(InProcess.tinyRun("--json", json.toString()).exitCode()).isIn(0, 4);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      InProcess served = serve(json.toString(), "--port", port);
      assertThat(served.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(served.err()).contains("--port " + port + ": cannot listen there");
    }
  }
}
