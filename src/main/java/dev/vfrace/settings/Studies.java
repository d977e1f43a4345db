package dev.vfrace.settings;

import dev.vfrace.study.FieldReportStudy;
import dev.vfrace.study.SensitivityStudy;
import dev.vfrace.study.Suite;
import dev.vfrace.study.VariedSuite;
import java.util.List;

/** The studies that a configuration asks for: of many campaigns. */
public final class Studies {

  private final Catalogue catalogue;
  private final Configuration configuration;

  Studies(Catalogue catalogue, Configuration configuration) {
    this.catalogue = catalogue;
    this.configuration = configuration;
  }

  /**
   * The suite that a file of the user's defines.
   *
   * @throws SettingsException if there is none, or it cannot be run
   */
  public Suite suite() {
    return new SuiteReader(catalogue, configuration.root()).read();
  }

  /**
   * The suite that a file of the user's defines, with its designs under varied estimates beside it.
   *
   * @throws SettingsException if there is none, or it cannot be run
   */
  public VariedSuite variedSuite() {
    return new SuiteReader(catalogue, configuration.root())
        .varied(new SensitivityReader(catalogue, configuration));
  }

  /**
   * What becomes of the designs' rates if the estimates are wrong.
   *
   * @param kernels one or two designs; none: that of the run
   * @throws SettingsException if one of them cannot be run
   */
  public SensitivityStudy sensitivity(List<String> kernels) {
    return new SensitivityReader(catalogue, configuration).read(kernels);
  }

  /**
   * The field reports that a file of the user's holds, by name.
   *
   * @throws SettingsException if there are none, or one cannot be checked
   */
  public FieldReportStudy fieldReports() {
    return new FieldReportReader(catalogue).read(configuration.root().section("field-reports"));
  }
}
