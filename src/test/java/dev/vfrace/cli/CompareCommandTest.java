package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Ending.Reason;
import dev.vfrace.campaign.Endings;
import dev.vfrace.question.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("campaign")
@Timeout(120)
class CompareCommandTest {

  @Test
  void seesThatV67ClosedTheRaceForWhoeverJudgesByTheFlag() {
    InProcess result =
        compare(
            "v6.1", "v6.7", "--userspace", "udev-azure-rule,connman", "--cycles", "4k", "--wide");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern("udev-azure-rule +sawUnslaved .* pairs +fixed\n")
        .containsPattern("udev-azure-rule +sawNoMaster .* no evidence of a difference\n")
        .containsPattern("connman +misjudged +100 % .* fixed\n")
        .contains("A  kernel v6.1", "B  kernel v6.7", "interleaved in 5 blocks each");
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "vfrace: running kernel v6.1 and v6.7 in turns, 5 blocks each; Ctrl-C ends it and keeps"
                + " what was measured");
  }

  @Test
  void comparesTimingsByNameOrFile(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("slow.conf"),
            "vfrace.timing { like = azure-mlx5, kernel.queues = 9s }");
    InProcess result =
        compare("azure-mlx5", file.toString(), "--userspace", "udev-azure-rule", "--json", "-");
    assertThat(result.exitCode()).isZero();
    JsonNode json = json(result);
    assertThat(json.get("kind").textValue()).isEqualTo("timing");
    assertThat(json.get("nameB").textValue()).isEqualTo(file.toString());
    assertThat(json.get("runA").get("timing").textValue()).isEqualTo("azure-mlx5");
    assertThat(json.get("runB").get("timing").textValue()).isEqualTo("slow");
    assertThat(json.get("changes").get(0).get("change").textValue()).isEqualTo("worse");
  }

  @Test
  void holdsEachMetricOfOneProgramAgainstThatOfTheOther() throws IOException {
    InProcess result = compare("dhcpcd", "udev-azure-rule", "--json", "-", "--wide");
    assertThat(result.err())
        .contains("running program dhcpcd and udev-azure-rule in turns")
        .containsPattern("dhcpcd → udev-azure-rule +harmed +100 % .* pairs +fixed\n");
    JsonNode json = json(result);
    assertThat(json.get("kind").textValue()).isEqualTo("program");
    assertThat(json.get("changes"))
        .allSatisfy(
            change ->
                assertThat(change.get("program").textValue())
                    .isEqualTo("dhcpcd → udev-azure-rule"));
    assertThat(json.at("/runB/raw/tallies/pairs/udev-azure-rule/harmed").toString())
        .isEqualTo("{\"both\":0,\"onlyA\":400,\"onlyB\":0,\"neither\":0}");
  }

  @Test
  void holdsImagesAgainstEachOtherAsAWholeAndByCommonProgram(@TempDir Path directory)
      throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("images.conf"),
            """
            vfrace.image.one.programs = [dhcpcd, udev-azure-rule]
            vfrace.image.two.programs = [wicked, udev-azure-rule]
            """);
    InProcess result = compare("one", "two", "-c", file.toString(), "--json", "-", "--wide");
    assertThat(result.err())
        .contains("A  kernel v6.1 · timing azure-mlx5 · image one (images.conf#")
        .containsPattern("one → two +misjudged +100 % .* pairs +reduced by")
        .containsPattern("udev-azure-rule +misjudged .* no evidence of a difference")
        .contains("only in one: dhcpcd\n", "only in two: wicked\n")
        .doesNotContainPattern("dhcpcd +misjudged");
    JsonNode json = json(result);
    assertThat(json.get("onlyInA").toString()).isEqualTo("[\"dhcpcd\"]");
    assertThat(json.at("/runB/image/programs").toString())
        .isEqualTo("[\"wicked\",\"udev-azure-rule\"]");
  }

  @Test
  void refusesWhatTheNamesSayAlready() {
    assertThat(compare("dhcpcd", "wicked", "--userspace", "connman").err())
        .contains("--userspace: A and B say that already");
    assertThat(compare("dhcpcd", "wicked", "--image", "debian-12").err())
        .contains("--image: A and B say that already");
    assertThat(compare("dhcpcd", "v6.1").err())
        .contains("'dhcpcd' is a program, 'v6.1' is a kernel");
    assertThat(compare("dhcpc", "wicked").err())
        .contains("unknown kernel, program, timing or image 'dhcpc'; did you mean 'dhcpcd'?")
        .contains("debian-12");
  }

  @Test
  void jsonOnStandardOutputIsAlone() throws IOException {
    InProcess result = compare("v6.1", "v6.8", "--json", "-", "-D", "compare.blocks=3");
    JsonNode json = json(result);
    assertThat(json.get("schema").textValue()).isEqualTo("vfrace.compare/1");
    assertThat(json.get("blocks").intValue()).isEqualTo(3);
    assertThat(json.get("incomplete").booleanValue()).isFalse();
    assertThat(json.get("changes")).isNotEmpty();
    json.get("changes").forEach(it -> assertThat(it.get("paired").booleanValue()).isTrue());
    assertThat(json.at("/runA/raw/tallies").has("pairs")).isFalse();
    assertThat(json.at("/runB/raw/tallies/pairs/connman/misjudged").toString())
        .isEqualTo("{\"both\":0,\"onlyA\":400,\"onlyB\":0,\"neither\":0}");
    for (String run : List.of("runA", "runB")) {
      assertThat(json.get(run).get("schema").textValue()).isEqualTo("vfrace.run/1");
      assertThat(json.get(run).get("cycles").longValue()).isEqualTo(400);
      assertThat(json.get(run).get("requestedCycles").longValue()).isEqualTo(400);
    }
    assertThat(result.out()).startsWith("{").endsWith("}\n");
    assertThat(result.err()).contains("change", "A  kernel v6.1");
  }

  /** Where threads decide, and where one side has run less, the draws are not shared. */
  @ParameterizedTest
  @CsvSource({"400, clock.lag=unbounded", "20M, run.duration=100ms"})
  void saysWhereCyclesAreNotPaired(String cycles, String define) throws IOException {
    InProcess result =
        InProcess.vfrace(
            Engine.actors(),
            ("compare v6.1 v6.7 --userspace connman --json - --threads 2 --cycles "
                    + (cycles + " -D " + define))
                .split(" "));
    assertThat(json(result).get("changes"))
        .allSatisfy(change -> assertThat(change.get("paired").booleanValue()).isFalse());
    assertThat(json(result).at("/runB/raw/tallies").has("pairs")).isFalse();
    assertThat(result.err()).doesNotContain(" pairs ");
  }

  @Test
  void aRunThatIsNotTrustedIsNotQuoted() {
    InProcess result =
        compare(
            "v6.1",
            "v6.7",
            "--userspace",
            "wicked",
            "--threads",
            "2",
            "--placement",
            "tasks",
            "--lag",
            "1s");
    assertThat(result.exitCode()).isEqualTo(Verdict.UNTRUSTED.exitCode());
    assertThat(result.out()).contains("UNTRUSTED", "untrusted: A: the lag of");
  }

  @Test
  void anInterruptionKeepsWhatWasMeasured() throws IOException {
    InProcess result = ending(new Ending(Reason.INTERRUPTED, Optional.empty()));
    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(json(result).get("runA").get("stopped").textValue()).isEqualTo("interrupted");
    assertThat(json(result).get("runA").get("cycles").longValue()).isEqualTo(80);
    assertThat(json(result).get("runA").get("incomplete").booleanValue()).isTrue();
    assertThat(json(result).get("incomplete").booleanValue()).isTrue();
    assertThat(json(result).get("changes")).isNotEmpty();
  }

  @Test
  void aFailureIsAnInternalErrorButBothAreShown() throws IOException {
    InProcess result =
        ending(new Ending(Reason.FAILED, Optional.of(new IllegalStateException("it broke"))));
    assertThat(result.exitCode()).isEqualTo(70);
    assertThat(result.err()).contains("vfrace: v6.1: internal error", "it broke", "INCOMPLETE");
    assertThat(json(result).get("runB").get("stopped").textValue()).isEqualTo("error");
  }

  @Test
  void aFailureOfOneLeavesTheOtherAlone() throws IOException {
    InProcess result =
        compare(
            (settings, progress, stop) -> {
              if (settings.kernel().name().equals("v6.7")) {
                throw new IllegalStateException("it broke");
              }
              return Engine.actors().run(settings, progress, stop);
            },
            "v6.1",
            "v6.7",
            "--userspace",
            "wicked",
            "--json",
            "-");
    assertThat(result.exitCode()).isEqualTo(70);
    assertThat(result.err()).contains("vfrace: v6.7: internal error").doesNotContain("v6.1: int");
    assertThat(json(result).get("runA").get("stopped").textValue()).isEqualTo("complete");
    assertThat(json(result).get("runB").get("cycles").longValue()).isZero();
  }

  private static InProcess ending(Ending ending) {
    return compare(
        (settings, progress, stop) ->
            Endings.with(Engine.actors().run(settings, progress, stop), ending),
        "v6.1",
        "v6.7",
        "--userspace",
        "connman",
        "--json",
        "-");
  }

  private static InProcess compare(String... args) {
    return compare(Engine.actors(), args);
  }

  /** On one thread, whose counts are always the same. */
  private static InProcess compare(Engine engine, String... args) {
    List<String> all = new ArrayList<>(List.of("compare", "--threads", "1", "--cycles", "400"));
    all.addAll(List.of(args));
    return InProcess.vfrace(engine, all.toArray(String[]::new));
  }

  private static JsonNode json(InProcess result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }
}
