package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record is run again as it was written, or not at all: its heading is of what it was then. */
@Tag("campaign")
@Timeout(60)
class RerunCommandTest {

  @TempDir private Path directory;

  private String record = "";

  @BeforeEach
  void run() throws IOException {
    Path file = directory.resolve("run.json");
    InProcess.tinyRun(
        "--userspace", "wicked", "--json", file.toString(), "-D", "timing.kernel.queues=2ms");
    record = Files.readString(file);
  }

  @Test
  void aRecordThatIsAsItWasWrittenIsRunAgain() throws IOException {
    InProcess again = rerun(record);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("raw + queues=2ms");
    assertThat(again.err()).doesNotContain("was measured by");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "queues=\\\"2ms\\\"|queues=\\\"3ms\\\"|not as it was recorded",
        "cycles=50|cycles=60|not as it was recorded",
        "timing=raw|timing=azure-mlx5|timing = azure-mlx5 is a name alone, and the run was of raw",
        "\"expect\" : [ ]|\"expect\" : [ \"connman.harmed < 1\" ]|: questions:"
            + " vfrace.run.expect[0]",
        "run {|run }|: configuration:"
      })
  void aRecordThatWasEditedIsRefused(String written, String edited, String why) throws IOException {
    assertThat(record).contains(written);
    InProcess again = rerun(record.replace(written, edited));
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(again.out()).isEmpty();
    assertThat(again.err())
        .startsWith("vfrace: " + directory.resolve("edited.json") + ": ")
        .contains(why)
        .doesNotContain("--expect");
  }

  @Test
  void anotherVersionIsSaid() throws IOException {
    String build = "\"version\" : \"" + Version.number() + "\"";
    InProcess again = rerun(record.replace(build, "\"version\" : \"0.0.1\""));
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("edited.json was measured by vfrace 0.0.1 (", "may be others");
  }

  @Test
  void whatIsNoRecordIsRefusedInPlainWords() throws IOException {
    assertThat(rerun("\ufeff" + record).err()).contains("begins with a byte-order mark");
    assertThat(rerun(record + record).err()).contains("holds more than one value; allowed:");
  }

  private InProcess rerun(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("edited.json"), text);
    return InProcess.campaign("rerun", file.toString());
  }
}
