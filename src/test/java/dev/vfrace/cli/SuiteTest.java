package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.settings.Catalogue;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("campaign")
@Timeout(120)
class SuiteTest {

  static final String SUITE =
      """
      vfrace.run { cycles = 300, threads = 1, lanes = 8 }
      vfrace.compare.blocks = 2
      vfrace.suite {
        title = "two designs"
        kernels = [v6.1, hidden-device, v4.12-bonding]
        reader = udev-azure-rule
        plugged { scenario = servicing, programs = [udev-azure-rule, dhcpcd, bondvf-script] }
        booted { scenario = boot, programs = ["cloud-init-19.3"] }
        alone { scenario = no-netvsc, programs = [udev-azure-rule] }
        legacy = [dhcpcd]
        outage-limit = 1s
        notes { hidden-device = "the kernel has to change" }
      }
      """;

  @Test
  void putsTheDesignsSideBySide(@TempDir Path directory) throws IOException {
    InProcess result =
        suite(directory, SUITE, "--wide", "--json", directory.resolve("out.json").toString());
    assertThat(result.err()).contains("3 designs, 3 scenarios each, in 2 blocks");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("two designs", "300 cycles each", "the kernel has to change")
        .containsPattern("\nhidden-device +< .* 3 of 3 +1 of 1 ")
        .containsPattern("\n\\* v6.1 shows an unflagged VF \\(")
        .containsPattern("\n\\* v4.12-bonding shows an unflagged VF \\(100 %\\)");
    JsonNode json = new ObjectMapper().readTree(directory.resolve("out.json").toFile());
    assertThat(json.get("incomplete").booleanValue()).isFalse();
    assertThat(json.get("designs")).hasSize(3);
    assertThat(json.get("designs").get(0).get("plugged").get("cycles").longValue()).isEqualTo(300);
    assertThat(json.get("designs").get(2).get("plugged").get("observers").has("bondvf-script"))
        .isTrue();
    assertThat(json.get("designs").get(0).get("plugged").get("observers").has("bondvf-script"))
        .isFalse();
  }

  @Test
  void optionsWinOverTheSuite(@TempDir Path directory) throws IOException {
    InProcess result = suite(directory, SUITE, "--cycles", "60", "--markdown");
    assertThat(result.out()).contains("60 cycles each").contains("| v6.1 |");
  }

  @Test
  void needsNeitherLegacyProgramsNorNotes(@TempDir Path directory) throws IOException {
    String without =
        SUITE.replace("legacy = [dhcpcd]", "legacy = []").replaceAll("notes \\{.*\\}", "");
    InProcess result = suite(directory, without, "--cycles", "40");
    assertThat(result.err()).doesNotContain("notes", "legacy");
    assertThat(result.out()).containsPattern("\nhidden-device .* 3 of 3 +0 of 0 ");
  }

  private static final String IMAGES =
      """
      vfrace.run { cycles = 300, threads = 1, lanes = 8 }
      vfrace.image.one.programs = [dhcpcd, udev-azure-rule]
      vfrace.image.two.programs = [wicked, dracut-networkmanager]
      vfrace.suite {
        title = "two images"
        kernels = [v6.1, v6.7]
        images = [one, two]
        plugged.scenario = servicing
        booted.scenario = boot
        alone.scenario = no-netvsc
        outage-limit = 1s
      }
      """;

  /** wicked is misled by none of these designs; the initrd is at every boot, and at no hot-plug. */
  @Test
  void putsImagesSideBySide(@TempDir Path directory) throws IOException {
    Path json = directory.resolve("out.json");
    InProcess result = suite(directory, IMAGES, "--json", json.toString());
    assertThat(result.err()).contains("4 designs, 3 scenarios each");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("by any program of the image")
        .containsPattern("\nv6.1, one [^\n]* 100 % ")
        .containsPattern("\nv6.7, two [^\n]* 1 of 2 ");
    JsonNode designs = new ObjectMapper().readTree(json.toFile()).get("designs");
    assertThat(designs)
        .extracting(it -> it.get("image").textValue())
        .containsExactly("one", "two", "one", "two");
    assertThat(designs.get(1).at("/misled/rate").doubleValue()).isEqualTo(0.5);
    assertThat(designs.get(1).at("/plugged/image/misjudged/count").longValue()).isZero();
    assertThat(designs.get(1).at("/booted/image/misjudged/count").longValue()).isEqualTo(300);
    assertThat(InProcess.vfrace("analyze", json.toString()).out()).isEqualTo(result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reader = wicked", "legacy = []"})
  void imagesSayWhichProgramsThereAre(String more, @TempDir Path directory) throws IOException {
    InProcess result = suite(directory, IMAGES.replace("outage-limit", more + "\n  outage-limit"));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("stands beside images");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kernels = [v6.1, hidden-device, v4.12-bonding] | kernels = [v6.9] | unknown kernel 'v6.9'",
        "reader = udev-azure-rule | reader = wicked | unknown program of plugged.programs 'wicked'",
        "scenario = servicing | scenario = service | unknown scenario 'service'; did you mean",
        "legacy = [dhcpcd] | legacy = [wicked] | unknown program of the suite 'wicked'",
        "outage-limit = 1s | outage-limit = soon | not a duration",
        "notes { hidden-device | notes { v6.7 | unknown key",
        "title = \"two designs\" | titel = x | unknown key 'titel'; did you mean 'title'?"
      })
  void refusesWhatItCannotRun(String good, String bad, String refusal, @TempDir Path directory)
      throws IOException {
    assertThat(SUITE).contains(good);
    Path file = Files.writeString(directory.resolve("bad.conf"), SUITE.replace(good, bad));
    InProcess result = InProcess.vfrace("compare", "--suite", file.toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains(file.toString(), refusal);
  }

  @Test
  void aSuiteChoosesWhatIsCompared(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("suite.conf"), SUITE);
    InProcess both = InProcess.vfrace("compare", "v6.1", "v6.7", "--suite", file.toString());
    assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(both.err()).contains("leave A and B out");
    InProcess kernel = InProcess.vfrace("compare", "--suite", file.toString(), "--kernel", "v6.1");
    assertThat(kernel.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(kernel.err()).contains("--kernel: the suite says that already");
  }

  @Test
  void theSuiteOfTheThreadCanBeRun() {
    InProcess result = bundled("thread.conf", 64);
    assertThat(result.out()).contains("* v6.17 ", "* single-device ", "64 cycles each");
  }

  @Test
  void theSuiteOfTheImagesCanBeRun() {
    InProcess result = bundled("images.conf", 32);
    assertThat(result.out()).contains("* v7.2, aks-azure-linux ", "* v6.1, rhel-9 ");
  }

  @Test
  void theBundledFieldReportsCanBeChecked() {
    InProcess result = InProcess.vfrace(Engine.actors(), "reports", "--cycles", "2k", "--quiet");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("R1-networkd", "R13-link-local");
    // what is certain is certain with few cycles too
    assertThat(result.out()).containsPattern("R9-no-rule\\s+\\S+ +\\S+ +always +100 % +agrees");
    assertThat(result.out()).containsPattern("S8-infiniband-vf\\s+.* agrees");
    assertThat(result.out())
        .containsPattern("R12-rule-by-driver\\s+\\S+ +\\S+ +never +< \\S+( %)? +agrees");
  }

  /** A suite that comes with vfrace. */
  private static InProcess bundled(String name, int cycles) {
    Path file = Catalogue.confDir().resolveSibling("stress").resolve(name);
    return InProcess.vfrace(
        Engine.actors(),
        "compare",
        "--suite",
        file.toString(),
        "--cycles",
        Integer.toString(cycles),
        "-D",
        "compare.blocks=1");
  }

  private static InProcess suite(Path directory, String text, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("compare", "--suite"));
    args.add(Files.writeString(directory.resolve("suite.conf"), text).toString());
    args.addAll(List.of(more));
    return InProcess.vfrace(Engine.actors(), args.toArray(String[]::new));
  }
}
