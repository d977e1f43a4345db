package dev.vfrace.cli;

import dev.vfrace.report.FieldReportPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.StudyKeys;
import dev.vfrace.study.FieldReportStudy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks what was reported from the field. */
@Command(
    name = "reports",
    header = "Checks what was reported from the field against what vfrace gets.",
    description = {
      "Runs the campaign that stands for each report, and says whether the rate agrees with it: its"
          + " 95 %% interval meets the range that the report leaves.",
      "",
      "Reports that give neither a number nor a certainty cannot be checked."
    },
    exitCodeList = {
      " 0:all agree",
      " 1:a report differs",
      HelpOptions.USAGE,
      " 3:inconclusive: a report was not checked to its end",
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace reports",
      "  vfrace reports mine.conf --cycles 1M",
      "",
      "The file says which design, scenario and program each report is about, and may set any key,"
          + " such as how many cycles."
    })
final class ReportsCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final TurnArguments arguments = new TurnArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The reports. Default: stress/field-reports.conf.")
  private @Nullable Path file;

  ReportsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    arguments.refuseCampaigns("the reports say");
    Catalogue catalogue = load();
    FieldReportStudy study = catalogue.studies().fieldReports();
    return new StudyFlow(
            surroundings,
            catalogue.runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .run(
            study,
            catalogue.withoutEffect(study.campaigns(), StudyKeys.REPORTS),
            (table, output) -> output.result(new FieldReportPresentation(table)));
  }

  private Catalogue load() {
    Path bundled = surroundings.confDir().resolveSibling("stress").resolve("field-reports.conf");
    return arguments.load(surroundings.confDir(), Optional.of(file == null ? bundled : file));
  }
}
