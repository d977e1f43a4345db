package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.count.Outcome;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.study.FieldReportStudy;
import dev.vfrace.study.ReportedRate;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class FieldReportReaderTest {

  private static final String OUTCOME = "outcome = up";

  @TempDir private Path directory;

  @Test
  void aReportOfAnOutcomeNeedsNoProgram() {
    FieldReportStudy study = Loading.files(file(OUTCOME)).studies().fieldReports();
    assertThat(study.cases().get(0).report().rate())
        .isEqualTo(new ReportedRate.OfCycle(Outcome.UP));
    assertThat(study.campaigns().get(0).programs()).isEmpty();
  }

  @Test
  void aReportSetsValuesOfItsOwnCampaignAlone() {
    Catalogue catalogue =
        Loading.files(file(OUTCOME + ", set { timing.driver = mana }, timing = azure-mlx5"));
    CampaignSettings campaign = catalogue.studies().fieldReports().campaigns().get(0);
    assertThat(campaign.timing().driver()).isEqualTo("mana");
    assertThat(catalogue.timing().driver()).isEqualTo("mlx5_core");
  }

  @Test
  void aReportOfAnImageRunsAllOfItsPrograms() {
    FieldReportStudy study =
        Loading.files(file("image = fedora-coreos, program = udev-coreos-rule, metric = misjudged"))
            .studies()
            .fieldReports();
    assertThat(study.campaigns().get(0).programs())
        .extracting(ProgramSpec::name)
        .containsExactly("udev-coreos-rule", "networkmanager-coreos-rule");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "outcome = up, program = wicked; field-reports.R.program = wicked; no such key",
        "outcome = upp; field-reports.R.outcome = upp; joined",
        "program = wicked; field-reports.R.metric; is missing",
        "outcome = up, set { run.cycles = 5 }; field-reports.R.set.run; unknown key 'run'",
        "outcome = up, set { timing.kernel.queue = 5ms }; queue; did you mean 'queues'",
        "outcome = up, timing = azure; timing; azure-mlx5",
        "outcome = up, image = fedora; field-reports.R.image; fedora-coreos"
      })
  void whatCannotBeCheckedIsRefusedWithItsPlace(String keys, String place, String reason) {
    assertThat(Loading.refusal(() -> Loading.files(file(keys))))
        .contains("reports.conf:1", place, reason);
  }

  private Path file(String keys) {
    return Loading.write(
        directory.resolve("reports.conf"),
        "vfrace.field-reports.R { where = w, says = s, why = y, kernel = v6.1, scenario = hot-add,"
            + " claim = never, "
            + keys
            + " }");
  }
}
