package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's cycles are shown from its file, and what there is not is refused. */
@Tag("campaign")
class WitnessCommandTest {

  @TempDir private static Path directory;

  private static String file = "";

  @BeforeAll
  static void run() {
    file = directory.resolve("run.json").toString();
    InProcess.campaign(
        "run",
        "--cycles",
        "50",
        "--lanes",
        "2",
        "--threads",
        "1",
        "--seed",
        "1",
        "--userspace",
        "connman,wicked,networkd-257.7",
        "--json",
        file);
  }

  @Test
  void listsWhatCameOfWhom() {
    InProcess list = InProcess.vfrace("witness", file);
    assertThat(list.err()).isEmpty();
    assertThat(list.out().lines()).anyMatch(line -> line.matches("connman +harmed +50 .*"));
    assertThat(list.out()).doesNotContain("networkd-257.7");
  }

  @Test
  void showsTheWorstAsItWasRecorded() {
    InProcess shown = InProcess.vfrace("witness", file, "connman");
    assertThat(shown.out())
        .startsWith("connman acted on a wrong judgement\n- recorded as it ran\n")
        .contains("IFF_SLAVE set", "! takes");
  }

  @Test
  void replaysOnTheOracle() throws IOException {
    InProcess replayed =
        InProcess.vfrace("witness", file, "connman", "--replay", "--format", "json");
    InProcess recorded = InProcess.vfrace("witness", file, "connman", "--format", "json");
    JsonNode again = new ObjectMapper().readTree(replayed.out());
    JsonNode before = new ObjectMapper().readTree(recorded.out());
    assertThat(before.get("source").textValue()).isEqualTo("recorded");
    assertThat(again.get("source").textValue()).isEqualTo("replayed");
    assertThat(again.get("moments")).isEqualTo(before.get("moments")).isNotEmpty();
  }

  @Test
  void writesAPictureToAFile() throws IOException {
    Path picture = directory.resolve("witness.svg");
    InProcess written =
        InProcess.vfrace("witness", file, "wicked", "--format", "svg", "--out", picture.toString());
    assertThat(written.exitCode()).isZero();
    assertThat(written.out()).isEmpty();
    assertThat(Files.readString(picture)).startsWith("<svg ").endsWith("</svg>\n");
  }

  @Test
  void refusesWhatThereIsNot() {
    refuses("no witness of it", "allowed: connman", "networkd-257.7");
    refuses("--outcome nearMiss", "did not come of connman", "connman", "--outcome", "nearMiss");
    refuses("unknown outcome 'x'", "sawUnslaved", "connman", "--outcome", "x");
    refuses("--format svg needs a PROGRAM", "text, json", "--format", "svg");
    refuses("need a PROGRAM", "--replay", "--replay");
    refuses("--run 2", "holds 1 runs; allowed: 1", "--run", "2");
    String none = directory.resolve("none.json").toString();
    InProcess.tinyRun("--no-witnesses", "--json", none);
    assertThat(InProcess.vfrace("witness", none).err()).contains("holds no witnesses");
    assertThat(InProcess.tinyRun("--no-witnesses", "--witnesses", "3").err())
        .contains("--witnesses and --no-witnesses; allowed: one of the two");
  }

  private static void refuses(String says, String allowed, String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "witness";
    args[1] = file;
    System.arraycopy(more, 0, args, 2, more.length);
    InProcess refused = InProcess.vfrace(args);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains(says, allowed);
  }
}
