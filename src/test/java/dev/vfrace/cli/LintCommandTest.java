package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What init writes passes lint, which tells of all faults. */
@Tag("unit")
final class LintCommandTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"program", "kernel", "timing", "image"})
  void whatIsWrittenHasNoFault(String kind) throws IOException {
    String file = directory.resolve("mine.conf").toString();
    assertThat(InProcess.vfrace("init", kind, "mine", "--out", file).exitCode()).isZero();
    InProcess lint = InProcess.vfrace("lint", file);
    assertThat(lint.err()).isEmpty();
    assertThat(lint.exitCode()).isZero();
    assertThat(lint.out()).contains("no faults", "own", file + ":");
    String written = Files.readString(Path.of(file));
    InProcess again = InProcess.vfrace("init", kind, "mine", "--out", file);
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("is there already");
    assertThat(Path.of(file)).hasContent(written);
  }

  @Test
  void refusesANameThatIsTakenAndAKindThatIsNone() {
    assertThat(InProcess.vfrace("init", "kernel", "v6.1").err()).contains("one of that name");
    assertThat(InProcess.vfrace("init", "kernels", "mine").err())
        .contains("no such kind; allowed: program, kernel, timing, image");
    assertThat(InProcess.vfrace("init", "program", "all").err()).contains("is no name");
  }

  @Test
  void tellsOfAllFaultsAtOnce() throws IOException {
    Path file = directory.resolve("bad.conf");
    Files.writeString(
        file,
        """
        vfrace.userspace.probe {
          triger = uevent-add
          reads = sysf
          gate = slave-flag
          latency = { dist = uniform, min = 5us, max = 1us }
        }
        vfrace.userspace.other { like = probe, gate = master-lin }
        vfrace.kernel.mine { like = v6.1, slave-flag-at = pre-init, match = [serial, serial] }
        vfrace.run.cycels = 5
        vfrace.run.lanes = -4
        """);
    InProcess lint = InProcess.vfrace("lint", file.toString());
    assertThat(lint.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(lint.err())
        .contains(
            "bad.conf:2",
            "'triger'",
            "bad.conf:3",
            "'sysf'",
            "bad.conf:5",
            "min must not",
            "bad.conf:7",
            "'master-lin'",
            "bad.conf:8",
            "'pre-init'",
            "match[1]",
            "bad.conf:9",
            "'cycels'",
            "bad.conf:10",
            "out of range",
            ": 8 faults")
        .doesNotContain("is missing", "was not looked for");
  }

  @Test
  void saysWhatAFaultHides() throws IOException {
    Path file = directory.resolve("open.conf");
    Files.writeString(file, "vfrace.run { cycles = 5\n");
    InProcess lint = InProcess.vfrace("lint", file.toString());
    assertThat(lint.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(lint.err())
        .contains("malformed HOCON", "1 fault; what they hide was not looked for");
  }

  @Test
  void saysWhereEachValueComesFrom() throws IOException {
    Path file = directory.resolve("probe.conf");
    Files.writeString(file, "vfrace.userspace.probe { like = udev-azure-rule, latency = 3ms }\n");
    // In full: folded, the lines would go by the length of the temporary directory's name.
    assertThat(InProcess.vfrace("lint", file.toString(), "--wide").out())
        .containsPattern("latency +\"3ms\" +own +\\S*probe.conf:1")
        .containsPattern("gate +slave-flag +like +\\S*udev-azure-rule.conf:\\d+")
        .containsPattern("acts +none +default +reference.conf:\\d+");
  }
}
