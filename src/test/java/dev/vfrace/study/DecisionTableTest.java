package dev.vfrace.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.RunVolume;
import dev.vfrace.analysis.Samples;
import dev.vfrace.analysis.Stopped;
import dev.vfrace.question.Verdict;
import dev.vfrace.report.DecisionJson;
import dev.vfrace.report.DecisionReport;
import dev.vfrace.text.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DecisionTableTest {

  private static final SuiteFrame FRAME =
      new SuiteFrame(
          "the debate",
          "rule",
          List.of("old"),
          List.of("script"),
          /* outageSeconds= */ 1,
          /* blocks= */ 5,
          Map.of("mine", "the host has to change"));

  @Test
  void meansCountEachProgramTheSameAndLeaveOutWhoPlaysAPart() {
    DesignFigures design = design(new Samples(), new Samples());
    // of rule, old, manager and scan: a half, nothing, all, nothing
    assertThat(design.programs()).containsExactly("rule", "old", "manager", "scan");
    assertThat(design.misled().mean()).isEqualTo((0.5 + 0 + 1 + 0) / 4);
    assertThat(design.misled().interval().low()).isLessThan(design.misled().mean());
    assertThat(design.misled().interval().high()).isGreaterThan(design.misled().mean());
    assertThat(design.seenWithoutFlag().rate()).isEqualTo(0.5);
  }

  @Test
  void rightIsWhoIsNeverMisledAndLeavesNoOnlyNicAlone() {
    assertThat(design(new Samples(), new Samples()).right()).containsExactly("old", "scan");
    DesignFigures ignoring =
        design(new Samples(), new Samples().observer("old", Samples.ignoring(3)));
    assertThat(ignoring.right()).containsExactly("scan");
    assertThat(ignoring.onlyNicIgnored().mean()).isPositive();
  }

  @Test
  void theSentenceSaysWhatADesignFailsAndWhatElseItNeeds() {
    DecisionTable table = table(design(new Samples(), new Samples()));
    assertThat(table.sentence(table.designs().get(0)))
        .isEqualTo(
            "mine shows an unflagged VF (50.0 %); shows a VF without a master (50.0 %); needs"
                + " changes in 2 of 4 programs; the host has to change.");
    DecisionTable legacy =
        table(design(new Samples(), new Samples().observer("old", Samples.ignoring(3))));
    assertThat(legacy.sentence(legacy.designs().get(0)))
        .contains("leaves out legacy distributions (old)");
    DecisionTable eth0 = table(design(new Samples().outcome("vfIsEth0", 7), new Samples()));
    assertThat(eth0.sentence(eth0.designs().get(0))).contains("has the VF take eth0 (");
  }

  @Test
  void textAndMarkdownHaveTheSameCells() {
    DecisionTable table = table(design(new Samples(), new Samples()));
    String plain = new DecisionReport(table).plain(Page.file().wide());
    String markdown = new DecisionReport(table).markdown();
    assertThat(plain).contains("2 of 4", "1 of 1", "50.0 % (").doesNotContain("NOT TO BE QUOTED");
    assertThat(markdown).contains("| mine | 50.0 % (", "| 2 of 4 | 1 of 1 |", "| --- |");
    assertThat(plain).containsPattern("Every zero is bounded below .*; every rate above 0.1 %");
  }

  @Test
  void aRunThatIsNotTrustedMakesTheTableOneNotToBeQuoted() {
    DecisionTable table =
        table(design(new Samples().doubts("the clock was stopped"), new Samples()));
    assertThat(table.verdict()).isEqualTo(Verdict.UNTRUSTED);
    assertThat(new DecisionReport(table).plain(Page.file().wide()))
        .contains("NOT TO BE QUOTED:", "the clock was stopped");
  }

  @Test
  void aDesignThatWasNotMeasuredIsNotJudged() {
    RunVolume nothing =
        new RunVolume(0, 0, 9L, 0, Duration.ofSeconds(1), Stopped.INTERRUPTED, Optional.empty());
    DecisionTable table = table(design(new Samples().volume(nothing), new Samples()));
    assertThat(table.verdict()).isEqualTo(Verdict.INTERRUPTED);
    assertThat(new DecisionReport(table).plain(Page.file().wide()))
        .contains("INCOMPLETE", "mine was not measured.", "Some designs were not measured.")
        .doesNotContain("of 4", "fails nothing");
  }

  @Test
  void theJsonHasEveryFigureWithItsInterval() {
    String json = new DecisionJson().render(table(design(new Samples(), new Samples())));
    assertThat(json)
        .contains("\"schema\" : \"vfrace.suite/1\"", "\"misledByProgram\"", "\"vfrace.run/1\"");
  }

  @Test
  void aCellThatHangsOnAnEstimateIsMarkedAndTheLegendSaysHow() {
    Survival survival =
        new Survival(
            "v6.1", 54, 4000, Map.of("mine", Map.of("misled", List.of("queues × 2, rule"))));
    DecisionTable table = table(design(new Samples(), new Samples())).marked(survival);
    List<String> row = table.row(table.designs().get(0));
    assertThat(row.get(table.heads().indexOf("misled"))).endsWith(") ~");
    assertThat(row).filteredOn(cell -> cell.endsWith("~")).hasSize(1);
    assertThat(new DecisionReport(table).plain(Page.file().wide()))
        .contains("~: not better, the same or worse than v6.1", "54 variations of 4,000 cycles");
    assertThat(new DecisionJson().render(table))
        .contains("\"sensitivity\"", "queues \\u00D7 2, rule");
  }

  private static DecisionTable table(DesignFigures design) {
    return new DecisionTable(FRAME, List.of(design));
  }

  private static DesignFigures design(Samples booted, Samples alone) {
    long cycles = Samples.CYCLES;
    RunResult plugged =
        new Samples()
            .observer("rule", Samples.observer(cycles / 2, 0, cycles / 2))
            .observer("old", Samples.observer(0, 0, 0))
            .observer("manager", Samples.observer(cycles, cycles, 0))
            .observer("script", Samples.observer(cycles, cycles, cycles))
            .result();
    return new DesignFigures(
        "mine",
        plugged,
        booted.observer("scan", Samples.observer(0, 0, 0)).result(),
        alone.result(),
        FRAME);
  }
}
