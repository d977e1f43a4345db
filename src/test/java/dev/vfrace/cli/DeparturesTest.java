package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What departs from what is bundled is named by every command that runs it, in every form. */
@Tag("campaign")
@Timeout(120)
class DeparturesTest {

  private static final List<String> FORMS =
      List.of("text", "mail", "markdown", "csv", "jsonl", "openmetrics", "ktap", "junit");

  /** What departs, in all forms; of a file its hash as well. */
  private static final String[] DEPARTURES = {
    "v6.1 + rescan-at-probe=true",
    "hot-add + neighbours=1",
    "azure-mlx5 + queues=2ms",
    "controls.known=0.2",
    "traffic.spacing=1ms",
    "wicked + latency=3ms"
  };

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "compare v6.1 v6.7",
        "check",
        "sweep -p timing.kernel.list=1ms,2ms",
        "solve wicked.sawUnslaved<10% --over timing.kernel.list"
      })
  void everyFormNamesThem(String command) throws IOException {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.addAll(List.of("--userspace", "wicked,udev-azure-rule", "--cycles", "60"));
    Path json = departing(args);
    for (String form : FORMS) {
      assertThat(words("analyze", json.toString(), "--format", form))
          .as(form)
          .contains(DEPARTURES)
          .containsPattern("my\\.conf#[0-9a-f]{6}");
    }
    assertNamedInJson(json);
  }

  @Test
  void anImageIsNamedByASweep() throws IOException {
    Path json =
        departing(
            List.of(
                "sweep",
                "-p",
                "timing.kernel.list=1ms,2ms",
                "--image",
                "debian-12",
                "--cycles",
                "60"));
    for (String form : List.of("text", "mail", "markdown", "ktap", "junit")) {
      assertThat(words("analyze", json.toString(), "--format", form)).contains("image debian-12");
    }
    assertThat(words("analyze", json.toString(), "--format", "csv")).contains(",debian-12");
  }

  @Test
  void everyFormOfASuiteNamesThem() throws IOException {
    String suite = SuiteTest.SUITE.replace("scenario = servicing", "scenario = hot-add");
    Path file =
        Files.writeString(
            directory.resolve("suite.conf"),
            suite.replace("udev-azure-rule, dhcpcd", "udev-azure-rule, wicked, dhcpcd"));
    Path json = departing(List.of("compare", "--suite", file.toString(), "--cycles", "20"));
    for (String form : FORMS) {
      assertThat(words("analyze", json.toString(), "--format", form))
          .as(form)
          .contains("queues=2ms", "rescan-at-probe=true", "spacing=1ms", "latency=3ms")
          .containsPattern("suite\\.conf#[0-9a-f]{6}")
          .containsPattern("my\\.conf#[0-9a-f]{6}");
    }
    assertThat(words("analyze", json.toString(), "--format", "csv"))
        .contains("hot-add + neighbours=1; boot; no-netvsc");
    assertNamedInJson(json);
  }

  private static void assertNamedInJson(Path json) throws IOException {
    assertThat(Files.readString(json))
        .contains("rescan-at-probe=true", "neighbours=1", "queues=2ms", "latency=3ms")
        .containsPattern("my\\.conf#[0-9a-f]{6}");
  }

  /** Runs a command with a file and defines of which each departs. */
  private Path departing(List<String> command) throws IOException {
    Path mine =
        Files.writeString(
            directory.resolve("my.conf"),
            "vfrace { traffic.spacing = 1ms, userspace.wicked.latency = 3ms }\n");
    Path json = directory.resolve("out.json");
    List<String> args = new ArrayList<>(command);
    args.addAll(List.of("-c", mine.toString(), "--json", json.toString(), "--threads", "1"));
    for (String define :
        List.of(
            "timing.kernel.queues=2ms",
            "kernel.\"v6.1\".rescan-at-probe=true",
            "scenario.hot-add.neighbours=1",
            "controls.known=0.2")) {
      args.addAll(List.of("-D", define));
    }
    assertThat(InProcess.campaign(args.toArray(String[]::new)).exitCode())
        .isIn(ExitCode.OK, ExitCode.INCONCLUSIVE);
    return json;
  }

  /** What a command prints, each word apart by one blank. */
  private static String words(String... command) {
    return InProcess.vfrace(command).out().replaceAll("\\s+", " ");
  }
}
