package dev.vfrace.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.Samples;
import dev.vfrace.count.Metric;
import dev.vfrace.report.AgreementReport;
import dev.vfrace.text.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AgreementTest {

  @Test
  void holdsWhereTheRatioMayBeOne() {
    RunResult oracle = new Samples().observer("p", Samples.observer(1000, 0, 1000)).result();
    RunResult threaded = new Samples().observer("p", Samples.observer(1040, 0, 1040)).result();
    List<Agreement> all = Agreement.of(oracle, threaded);
    assertThat(all)
        .extracting(Agreement::metric)
        .containsExactly(Metric.SAW_UNSLAVED, Metric.SAW_NO_MASTER, Metric.MISJUDGED);
    assertThat(all).allMatch(Agreement::holds);
    assertThat(new AgreementReport(new OracleCheck(oracle, threaded)).text(Page.file()))
        .contains("1,000", "1,040", "agree with the oracle on all 3 rates");
  }

  @Test
  void breaksWhereItCannotBe() {
    RunResult oracle = new Samples().observer("p", Samples.observer(1000, 0, 1000)).result();
    RunResult threaded = new Samples().observer("p", Samples.observer(1300, 0, 1000)).result();
    assertThat(Agreement.of(oracle, threaded))
        .filteredOn(it -> !it.holds())
        .extracting(Agreement::metric)
        .containsExactly(Metric.MISJUDGED);
    assertThat(new AgreementReport(new OracleCheck(oracle, threaded)).text(Page.file()))
        .contains("disagree", "NO");
  }

  @Test
  void noticesWhatOnlyOneOfThemSaw() {
    RunResult oracle = new Samples().observer("p", Samples.observer(0, 0, 0)).result();
    RunResult threaded = new Samples().observer("p", Samples.observer(20, 0, 0)).result();
    assertThat(Agreement.of(oracle, threaded)).singleElement().matches(it -> !it.holds());
  }
}
