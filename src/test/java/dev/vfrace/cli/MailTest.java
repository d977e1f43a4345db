package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results for a mailing list, and the same forms of other commands. */
@Tag("campaign")
class MailTest {

  private static final int COLUMNS = 72;
  private static final Pattern FINGERPRINT = Pattern.compile("  [0-9a-f]{64}");

  @TempDir Path directory;

  @Test
  void aRunHasARowForEachFigureAndHowToGetItAgain() throws IOException {
    Path json = directory.resolve("run.json");
    InProcess run =
        InProcess.campaign(
            "run",
            "--cycles=600",
            "--userspace",
            "udev-azure-rule,initscripts-rename-device,networkmanager-azure-rule-85",
            "--threads",
            "1",
            "--seed",
            "7",
            "--expect",
            "udev-azure-rule.sawUnslaved < 0.9",
            "--quiet",
            "--json",
            json.toString(),
            "--mail");
    isFitForAList(run.out());
    assertThat(run.out()).containsPattern("sawUnslaved +[0-9.]+ % ");
    String command = command(run.out());
    assertThat(command)
        .startsWith("vfrace run --cycles=600 --userspace ")
        .contains("--expect 'udev-azure-rule.sawUnslaved < 0.9'")
        .endsWith("--seed 7")
        .doesNotContain("--json", "--mail", "--quiet");
    assertThat(InProcess.vfrace("analyze", json.toString(), "--mail").out()).isEqualTo(run.out());

    List<String> words = DocumentedCommand.words(command);
    InProcess again =
        InProcess.campaign(
            Stream.concat(words.stream().skip(1), Stream.of("--json", "-", "--quiet"))
                .toArray(String[]::new));
    ObjectMapper mapper = new ObjectMapper();
    assertThat(run.out())
        .contains("  " + mapper.readTree(again.out()).at("/fingerprint").asText() + "\n");
    assertThat(mapper.readTree(again.out()).at("/observers"))
        .isEqualTo(mapper.readTree(Files.readString(json)).at("/observers"));
  }

  @Test
  void aComparisonHasWhatChangedAndTheRestInOneLine() {
    InProcess compare =
        InProcess.campaign(
            "compare", "v6.1", "v6.7", "--cycles", "400", "--lanes", "4", "--mail", "--quiet");
    isFitForAList(compare.out());
    assertThat(compare.out())
        .contains("A  kernel v6.1", "B  kernel v6.7", "fixed")
        .containsOnlyOnce("to reproduce:");
    assertThat(compare.out().lines().filter(FINGERPRINT.asMatchPredicate())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail", "markdown", "csv", "ktap", "junit", "json"})
  void aCheckHasEveryFormToo(String format) {
    InProcess check =
        InProcess.campaign(
            "check", "--cycles", "100", "--userspace", "wicked", "--quiet", "--format", format);
    assertThat(check.out()).contains("wicked").doesNotContain("\u001b");
    if (format.equals("mail")) {
      isFitForAList(check.out());
    }
  }

  private static void isFitForAList(String text) {
    assertThat(text.chars()).allMatch(sign -> sign == '\n' || (sign >= ' ' && sign < 127));
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
    assertThat(text.lines()).noneMatch(line -> line.equals("---") || line.equals("-- "));
    assertThat(text).contains("vfrace ", "seed", "fingerprint", "to reproduce:");
  }

  private static String command(String text) {
    return text.substring(text.indexOf("to reproduce:\n") + "to reproduce:\n".length())
        .replaceAll("\\\\\n *", "")
        .strip();
  }
}
