package dev.vfrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.Samples;
import dev.vfrace.question.Verdict;
import dev.vfrace.study.Contrast;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ContrastReportTest {

  private final RunResult runA =
      new Samples()
          .observer("quiet", Samples.observer(0, 0, 0))
          .observer("fixed", Samples.observer(1000, 0, 0))
          .observer("same", Samples.observer(500_000, 500_000, 0))
          .result();
  private final RunResult runB =
      new Samples()
          .observer("quiet", Samples.observer(0, 0, 0))
          .observer("fixed", Samples.observer(0, 0, 0))
          .observer("same", Samples.observer(500_100, 500_100, 0))
          .observer("new", Samples.ignoring(1000))
          .result();
  private final Contrast contrast = new Contrast("kernel", "v6.1", "v6.7", 5, runA, runB);

  @Test
  void hasARowForWhateverHappenedInEither() {
    assertThat(contrast.rows())
        .extracting(row -> row.program() + " " + row.metric().word() + " " + row.change().kind())
        .containsExactly(
            "same misjudged SAME",
            "same harmed SAME",
            "fixed misjudged FIXED",
            "new wronglyIgnored INCONCLUSIVE");
  }

  @Test
  void showsBoundsWhereNothingHappened() {
    String text = new ContrastReport(Page.file().wide()).render(contrast);
    assertThat(text)
        .contains(
            "interleaved in 5 blocks each",
            "A  kernel v6.1",
            "< 0.00037 %",
            "< 0.0037",
            "0–0.0037",
            "no evidence of a difference",
            "Of 4 rates from A to B, fixed: 1; no evidence of a difference: 2; inconclusive: 1.")
        .doesNotContain(" 0 %", "quiet", "\u001b");
    assertThat(new ContrastReport(new Page(Page.OF_FILE, Emphasis.ANSI).wide()).render(contrast))
        .contains("\u001b[32mfixed");
  }

  @Test
  void saysWhatItRestsOn() {
    RunResult doubtful = new Samples().doubts("the clock is broken").result();
    Contrast untrusted = new Contrast("timing", "a", "b", 1, runA, doubtful);
    assertThat(untrusted.verdict()).isEqualTo(Verdict.UNTRUSTED);
    assertThat(new ContrastReport(Page.file().wide()).render(untrusted))
        .contains("UNTRUSTED", "untrusted: B: the clock is broken", "one after the other");
    RunResult nothing = new Samples().result();
    assertThat(
            new ContrastReport(Page.file().wide())
                .render(new Contrast("timing", "a", "b", 5, nothing, nothing)))
        .contains("Nothing happened in either run.");
  }

  @Test
  void jsonHoldsBothResultsAndTheChanges() throws IOException {
    JsonNode json = new ObjectMapper().readTree(new ContrastJson().render(contrast));
    assertThat(json.get("schema").textValue()).isEqualTo("vfrace.compare/1");
    assertThat(List.of(json.get("nameA").textValue(), json.get("nameB").textValue()))
        .containsExactly("v6.1", "v6.7");
    assertThat(json.get("runA"))
        .isEqualTo(new ObjectMapper().readTree(new JsonReport().render(runA)));
    assertThat(json.get("runB"))
        .isEqualTo(new ObjectMapper().readTree(new JsonReport().render(runB)));
    JsonNode fixed = json.get("changes").get(2);
    assertThat(fixed.get("program").textValue()).isEqualTo("fixed");
    assertThat(fixed.get("metric").textValue()).isEqualTo("misjudged");
    assertThat(fixed.get("change").textValue()).isEqualTo("fixed");
    assertThat(fixed.get("a").get("count").longValue()).isEqualTo(1000);
    assertThat(fixed.get("ratio").longValue()).isZero();
    assertThat(fixed.get("ratioHigh").doubleValue()).isBetween(0.003, 0.004);
    assertThat(json.get("changes").get(3).get("ratio").isNull()).isTrue();
  }
}
