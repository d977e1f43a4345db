package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.page.PageReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("campaign")
class ReportCommandTest {

  @TempDir private static Path directory;
  private static Path run;

  @BeforeAll
  static void run() {
    run = directory.resolve("run.json");
    InProcess ran =
        InProcess.campaign(
            "run",
            "--cycles",
            "2000",
            "--lanes",
            "2",
            "--threads",
            "1",
            "--seed",
            "7",
            "--timing",
            "azure-mlx5",
            "--userspace",
            "udev-azure-rule,sysfs-scanner,cloud-init-19.3",
            "--expect",
            "udev-azure-rule.sawUnslaved > 0",
            "--fleet",
            "1M-hot-plugs/day",
            "--json",
            run.toString());
    assertThat(ran.exitCode()).as("%s", ran).isZero();
  }

  private static String report(Path... files) throws Exception {
    Path page = directory.resolve("page.html");
    List<String> words = new ArrayList<>(List.of("report", "--out", page.toString()));
    for (Path file : files) {
      words.add(file.toString());
    }
    InProcess done = InProcess.vfrace(words.toArray(String[]::new));
    assertThat(done.exitCode()).as("%s", done).isZero();
    return Files.readString(page);
  }

  @Test
  void hasEveryRateOfTheJson() throws Exception {
    JsonNode json = new ObjectMapper().readTree(run.toFile());
    PageReader page = new PageReader(report(run));
    var rows = PageReader.all(page.table("Every rate, as in the JSON of the run"), "tr");
    int compared = 0;
    for (var row : rows.subList(1, rows.size())) {
      var cells = PageReader.all(row, "data");
      JsonNode rate =
          json.at(
              "/observers/%s/%s"
                  .formatted(
                      PageReader.all(row, "th").get(0).getTextContent(),
                      PageReader.all(row, "td").get(0).getTextContent()));
      assertThat(cells)
          .extracting(cell -> Double.parseDouble(cell.getAttribute("value")))
          .containsExactly(
              rate.get("count").doubleValue(),
              rate.get("trials").doubleValue(),
              rate.get("rate").doubleValue(),
              rate.get("low").doubleValue(),
              rate.get("high").doubleValue());
      compared++;
    }
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  void showsHowTheRatesCameAboutWhereTheTimingsComeFromAndHowToRepeatIt() throws Exception {
    PageReader page = new PageReader(report(run));
    List<List<String>> course =
        PageReader.rows(page.table("udev-azure-rule, sawUnslaved, as it was known"));
    assertThat(course.get(course.size() - 1).get(0)).isEqualTo("2,000");
    assertThat(page.all("h2"))
        .extracting(it -> it.getTextContent())
        .containsExactly(
            "May this be quoted?",
            "Contents",
            "Verdict and what it rests on",
            "Outcomes by program",
            "How the rates came about",
            "Windows",
            "Single cycles that show it",
            "What became of the VF",
            "What it means for a fleet",
            "Where the timings come from",
            "Conditions of the run",
            "Resolved configuration",
            "How to repeat it");
    assertThat(page.all("code"))
        .extracting(it -> it.getTextContent())
        .contains("vfrace rerun " + run)
        .anyMatch(
            it -> it.startsWith("vfrace run --kernel v6.1 --scenario hot-add --timing azure-mlx5"));
  }

  @Test
  void theCommandThatRepeatsItIsUnderstoodAndIsOfTheSameConfiguration() throws Exception {
    String command =
        new PageReader(report(run))
            .all("code").stream()
                .map(it -> it.getTextContent())
                .filter(it -> it.startsWith("vfrace run "))
                .findFirst()
                .orElseThrow();
    Path again = directory.resolve("again.json");
    List<String> words = new ArrayList<>(DocumentedCommand.words(command));
    words.addAll(List.of("--json", again.toString()));
    InProcess ran = InProcess.campaign(words.subList(1, words.size()).toArray(String[]::new));
    assertThat(ran.exitCode()).as("%s", ran).isZero();
    ObjectMapper mapper = new ObjectMapper();
    JsonNode first = mapper.readTree(run.toFile());
    JsonNode second = mapper.readTree(again.toFile());
    assertThat(second.get("fingerprint")).isEqualTo(first.get("fingerprint"));
    String batches = "/raw/tallies/programs/udev-azure-rule/batches";
    assertThat(second.at(batches)).isEqualTo(first.at(batches));
    assertThat(first.at(batches).size()).isPositive();
  }

  @Test
  void isTheSameByteForByteAndTakesSeveralFiles() throws Exception {
    assertThat(report(run)).isEqualTo(report(run));
    assertThat(new PageReader(report(run, run)).all("h1").get(0).getTextContent())
        .isEqualTo("2 results");
  }

  @Test
  void refusesWhatHoldsNoResultsAndAPlaceThatCannotBeWritten() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.json"), "{}");
    assertThat(
            InProcess.vfrace(
                "report", empty.toString(), "--out", directory.resolve("x.html").toString()))
        .satisfies(it -> assertThat(it.exitCode()).isEqualTo(ExitCode.USAGE))
        .satisfies(it -> assertThat(it.err()).contains("empty.json: holds no results"));
    assertThat(directory.resolve("x.html")).doesNotExist();
    assertThat(InProcess.vfrace("report", run.toString(), "--out", "/nowhere/x.html"))
        .satisfies(it -> assertThat(it.exitCode()).isEqualTo(ExitCode.USAGE))
        .satisfies(it -> assertThat(it.err()).contains("--out '/nowhere/x.html'"));
    assertThat(InProcess.vfrace("report", run.toString()).exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
