package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.settings.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What misled those who tried vfrace for the first time, one test each. */
@Tag("campaign")
@Timeout(120)
class TrialsTest {

  private static final String NEVER = "kernel.\"v6.1\".slave-flag-at=never";

  @TempDir private Path directory;

  /** The file departs in one key, the command line in three more. */
  private String[] departing(String... more) throws IOException {
    Path file =
        Files.writeString(directory.resolve("my.conf"), "vfrace.userspace.wicked.latency = 3ms\n");
    List<String> fixed =
        List.of(
            "-c",
            file.toString(),
            "-D",
            NEVER,
            "-D",
            "timing.kernel.queues=2ms",
            "-D",
            "traffic.spacing=1ms",
            "--timing",
            "azure-mlx5",
            "--userspace",
            "wicked,udev-azure-rule");
    return Stream.concat(fixed.stream(), Stream.of(more)).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "markdown", "csv", "json"})
  void aHeadingSaysWhatWasRun(String format) throws IOException {
    Path json = directory.resolve("run.json");
    InProcess run = InProcess.tinyRun(departing("--json", json.toString()));
    InProcess told = InProcess.vfrace("analyze", json.toString(), "--format", format);

    if (format.equals("json")) {
      JsonNode departures = new ObjectMapper().readTree(told.out()).get("departures");
      assertThat(departures.at("/values/kernel/0").textValue()).isEqualTo("slave-flag-at=never");
      assertThat(departures.at("/values/timing/0").textValue()).isEqualTo("queues=2ms");
      assertThat(departures.at("/values/traffic/0").textValue()).isEqualTo("spacing=1ms");
      assertThat(departures.at("/values/userspace.wicked/0").textValue()).isEqualTo("latency=3ms");
      assertThat(departures.at("/files/0").textValue()).matches("my\\.conf#[0-9a-f]{6}");
    } else {
      assertThat(told.out())
          .contains(
              "v6.1 + slave-flag-at=never",
              "azure-mlx5 + queues=2ms",
              "wicked + latency=3ms",
              "traffic.spacing=1ms")
          .containsPattern("my\\.conf#[0-9a-f]{6}");
    }
    assertThat(run.err()).contains("v6.1 + slave-flag-at=never", "azure-mlx5 + queues=2ms");
    if (format.equals("text")) {
      assertThat(told.out()).isEqualTo(run.out());
    }
  }

  @Test
  void aBundledRunHasNothingToSay() throws IOException {
    Path json = directory.resolve("run.json");
    InProcess run = InProcess.tinyRun("--userspace", "wicked", "--json", json.toString());

    assertThat(run.out()).doesNotContain(" + ", "with ");
    JsonNode departures = new ObjectMapper().readTree(json.toFile()).get("departures");
    assertThat(departures.toString()).isEqualTo("{\"own\":{},\"values\":{},\"files\":[]}");
  }

  @Test
  void theBundledValueGivenAgainIsNoDeparture() {
    InProcess run =
        InProcess.tinyRun("--userspace", "wicked", "-D", "kernel.\"v6.1\".slave-flag-at=register");

    assertThat(run.out()).contains("kernel v6.1 ·");
  }

  @Test
  void aValueThatAnotherKeyIsTakenFromIsADeparture() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("my.conf"),
            "vfrace.userspace.wicked.latency = ${vfrace.userspace.networkmanager.latency}\n");
    InProcess run = InProcess.tinyRun("--userspace", "wicked", "-c", file.toString());

    assertThat(run.out()).contains("with wicked + latency=");
  }

  @Test
  void aTimingOfOnesOwnIsNamedByItsFileAndWhatIsLaidOverIt() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("mine.conf"),
            Files.readString(Catalogue.confDir().resolve("timings/raw.conf")));
    InProcess run =
        InProcess.tinyRun(
            "--userspace", "wicked", "--timing", file.toString(), "-D", "timing.kernel.gap=1s");

    assertThat(run.out()).containsPattern("timing mine \\(mine\\.conf#[0-9a-f]{6}\\) \\+ gap=1s");
  }

  @Test
  void measuredRowsAreNamedWithWhatIsInThem() throws IOException {
    Files.writeString(directory.resolve("rows.csv"), "queues (us)\n1.5\n3\n");
    Path rows = directory.resolve("rows.csv");
    InProcess given = InProcess.tinyRun("--userspace", "wicked", "-D", "timing.rows=" + rows);
    assertThat(given.out()).containsPattern("with rows\\.csv#[0-9a-f]{6}");

    Path timing =
        Files.writeString(
            directory.resolve("mine.conf"), "vfrace.timing { like = raw, rows = rows.csv }\n");
    InProcess named = InProcess.tinyRun("--userspace", "wicked", "--timing", timing.toString());
    assertThat(named.out())
        .containsPattern("timing mine \\(mine\\.conf#[0-9a-f]{6}\\)")
        .containsPattern("with rows\\.csv#[0-9a-f]{6}");
  }

  @Test
  void aDefinitionOfOnesOwnIsNamedByItsFile() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("my.conf"),
            "vfrace.kernel.mine = ${vfrace.kernel.\"v6.7\"}\nvfrace.kernel.mine.summary = mine\n");
    InProcess run =
        InProcess.tinyRun("--userspace", "wicked", "--kernel", "mine", "-c", file.toString());

    assertThat(run.out()).containsPattern("kernel mine \\(my\\.conf#");
  }

  @Test
  void aRunAgainSaysTheSame() throws IOException {
    Path json = directory.resolve("run.json");
    InProcess run = InProcess.tinyRun(departing("--json", json.toString()));
    InProcess again = InProcess.vfrace(Engine.actors(), "rerun", json.toString(), "--quiet");

    assertThat(again.out().lines().limit(2).toList())
        .isEqualTo(run.out().lines().limit(2).toList());
  }

  @ParameterizedTest
  @CsvSource({"text", "markdown", "csv"})
  void aComparisonSaysWhatWasRunOfBoth(String format) throws IOException {
    Path json = directory.resolve("pair.json");
    InProcess.vfrace(
        Engine.actors(),
        Stream.concat(
                Stream.of(
                    "compare", "v6.1", "v6.7", "--cycles", "40", "--lanes", "2", "--threads", "1"),
                Stream.of(departing("--json", json.toString())))
            .toArray(String[]::new));
    InProcess told = InProcess.vfrace("analyze", json.toString(), "--format", format);

    assertThat(told.out())
        .contains("v6.1 + slave-flag-at=never", "azure-mlx5 + queues=2ms", "wicked + latency=3ms")
        .containsPattern("my\\.conf#[0-9a-f]{6}");
  }

  @Test
  void aCheckSaysWhatWasRun() throws IOException {
    InProcess check =
        InProcess.vfrace(
            Engine.actors(),
            Stream.concat(
                    Stream.of("check", "--cycles", "60", "--threads", "2"), Stream.of(departing()))
                .toArray(String[]::new));

    assertThat(check.out())
        .contains("v6.1 + slave-flag-at=never", "azure-mlx5 + queues=2ms", "wicked + latency=3ms");
  }

  @ParameterizedTest
  @CsvSource({"misjudged", "harmed", "sawUnslaved", "healed"})
  void theIntervalBelongsToTheColumnThatTheTableIsAbout(String metric) {
    InProcess run = InProcess.tinyRun("--metric", metric);

    assertThat(run.out()).contains(metric + "  95 % of " + metric);
  }

  @Test
  void theMetricCanBeChosenAfterwards() {
    Path json = directory.resolve("run.json");
    InProcess.tinyRun("--userspace", "wicked", "--json", json.toString());

    assertThat(InProcess.vfrace("analyze", json.toString(), "--metric", "harmed").out())
        .contains("95 % of harmed");
    InProcess wrong = InProcess.vfrace("analyze", json.toString(), "--metric", "harm");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("unknown metric 'harm'; allowed: sawUnslaved");
    InProcess unknown = InProcess.vfrace("run", "--metric", "harm");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("--metric", "harm", "harmed");
  }

  @ParameterizedTest
  @CsvSource({
    "boot, boots",
    "suspend-resume, resumes",
    "namespace-move, moves",
    "module-reload, module reloads",
    "hot-add, hot-plugs"
  })
  void ratesAreOfWhatTheScenarioDoes(String scenario, String cycles) {
    InProcess run =
        InProcess.tinyRun("--scenario", scenario, "--cycles", "4", "--timing", "azure-mlx5");

    assertThat(run.out()).contains("of " + cycles);
  }

  @Test
  void bootsOfAFleetNeedAScenarioThatBoots() {
    InProcess refused = InProcess.vfrace("run", "--fleet", "2M-boots/day");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains("--fleet", "hot-plugs, and no boots", "boot")
        .hasLineCount(1);
    InProcess accepted =
        InProcess.tinyRun("--fleet", "2M-boots/day", "--scenario", "boot", "--cycles", "4");
    assertThat(accepted.out()).contains("of 2,000,000 boots a day");
  }

  @Test
  void programsWithoutAChanceAreOneLine() {
    InProcess run = InProcess.tinyRun("--wide");

    assertThat(run.out().lines().filter(line -> line.contains("cloud-init-19.3")))
        .singleElement()
        .asString()
        .containsPattern("^no chance: \\d+ programs");
  }

  @Test
  void aSightingThatDecidesNothingIsMarked() {
    InProcess run = InProcess.tinyRun("--userspace", "wicked,connman", "--timing", "azure-mlx5");

    assertThat(run.out()).containsPattern("wicked +50 +100 %[+*]");
    assertThat(run.out()).containsPattern("\n[+*] its gate reads");
  }

  @Test
  void tablesFitAHundredColumns() {
    InProcess run = InProcess.tinyRun();

    List<String> lines = run.out().lines().toList();
    int first = lines.indexOf("") + 1;
    int last =
        lines.stream()
            .filter(line -> line.startsWith("outcomes"))
            .map(lines::indexOf)
            .findFirst()
            .orElseThrow();
    assertThat(lines.subList(first, last))
        .filteredOn(line -> !line.startsWith("no chance"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @ParameterizedTest
  @CsvSource({
    "kernel.\"v6.7\".slave-flag-at=never, nothing that is run has this key",
    "userspace.connman.latency=3ms, nothing that is run has this key",
    "userspace.wicked.starts=3s, the scenario does not boot",
    "compare.blocks=7, nothing that is run has this key",
    "run.auto-lanes=3, lanes is 2",
    "run.auto-real-time=3s, lanes is 2",
    "run.auto-real-rate=3, lanes is 2",
    "clock.auto-lag-share=0.3, lag is unbounded",
    "run.placement=tasks, one thread has all VMs together",
    "clock.lag=3us, each VM is on one thread"
  })
  void saysWhatWasGivenWithoutEffect(String define, String why) {
    InProcess run =
        InProcess.tinyRun(
            "--userspace",
            "wicked",
            "--lanes",
            "2",
            "--threads",
            "1",
            "-D",
            "clock.lag=unbounded",
            "-D",
            define);
    assertThat(run.err()).contains("-D " + define + " has no effect: " + why);
    assertThat(run.err().lines().filter(line -> line.contains("no effect"))).hasSize(1);
  }

  @Test
  void aDefinitionThatAnotherIsLikeHasAnEffect() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("my.conf"), "vfrace.kernel.mine { like = v6.1, summary = mine }\n");
    InProcess run =
        InProcess.tinyRun(
            "--userspace",
            "wicked",
            "--kernel",
            "mine",
            "-c",
            file.toString(),
            "-D",
            "kernel.\"v6.1\".slave-flag-at=never");
    assertThat(run.err()).doesNotContain("no effect");
  }

  @ParameterizedTest
  @CsvSource({"run.metric=harmed, metric", "run.fleet=2M-boots/day, fleet"})
  void aCheckRefusesWhatItDoesNotAnswer(String define, String key) {
    InProcess check = InProcess.vfrace("check", "--cycles", "40", "-D", define);
    assertThat(check.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(check.err()).contains("vfrace.run." + key);
  }
}
