package dev.vfrace.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.Samples;
import dev.vfrace.count.Metric;
import dev.vfrace.question.Verdict;
import dev.vfrace.statistics.Interval;
import dev.vfrace.study.FieldReportTable.Check;
import dev.vfrace.text.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class FieldReportTest {

  @ParameterizedTest
  @CsvSource({
    "0.001, 0.1, 0.05, 0.06, true",
    "0.001, 0.1, 0.09, 0.12, true",
    "0.001, 0.1, 0.11, 0.12, false",
    "0.001, 0.1, 0, 0.0009, false",
    "0, 0, 0, 1e-5, true",
    "0, 0, 1e-9, 1e-5, false",
    "1, 1, 0.999, 1, true",
    "1, 1, 0.99, 0.999, false"
  })
  void agreesIfTheIntervalMeetsTheRange(
      double claimLow, double claimHigh, double low, double high, boolean agrees) {
    assertThat(report(new Interval(claimLow, claimHigh)).agrees(new Interval(low, high)))
        .isEqualTo(agrees);
  }

  @Test
  void saysWhatWasClaimedInWords() {
    assertThat(report(new Interval(0, 0)).claimed()).isEqualTo("never");
    assertThat(report(new Interval(1, 1)).claimed()).isEqualTo("always");
    assertThat(report(new Interval(0.001, 0.1)).claimed()).isEqualTo("0.10–10.0 %");
  }

  @Test
  void nothingMeasuredAgreesWithNothing() {
    RunResult empty = new Samples().result();
    FieldReportTable table =
        new FieldReportTable(List.of(new Check(report(new Interval(0, 1)), empty)));
    assertThat(table.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(table.text(Page.file())).contains("not measured", "said so. because");
  }

  @Test
  void aRunThatIsNotTrustedIsNotToBeQuoted() {
    RunResult doubted = new Samples().doubts("the clock was stopped").result();
    FieldReportTable table =
        new FieldReportTable(List.of(new Check(report(new Interval(0, 1)), doubted)));
    assertThat(table.verdict()).isEqualTo(Verdict.UNTRUSTED);
    assertThat(table.text(Page.file())).contains("NOT TO BE QUOTED:", "the clock was stopped");
  }

  private static FieldReport report(Interval claim) {
    return new FieldReport(
        "R1",
        "issue 1",
        "said so",
        new ReportedRate.OfProgram("rule", Metric.HARMED),
        claim,
        "because");
  }
}
