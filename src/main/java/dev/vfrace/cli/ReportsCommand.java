package dev.vfrace.cli;

import dev.vfrace.campaign.Blocks;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.ReportedCase;
import dev.vfrace.settings.RunOption;
import dev.vfrace.study.FieldReportTable;
import dev.vfrace.study.FieldReportTable.Check;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    for (RunOption option : SuiteRun.CHOSEN) {
      arguments.refuse(option, "the reports say");
    }
    Catalogue catalogue = load(Map.of());
    List<ReportedCase> cases = catalogue.fieldReports();
    List<CampaignSettings> campaigns = new ArrayList<>();
    for (ReportedCase reported : cases) {
      campaigns.add(
          load(Map.of(
                  RunOption.KERNEL, List.of(reported.kernel()),
                  RunOption.SCENARIO, List.of(reported.scenario()),
                  RunOption.USERSPACE, List.of(reported.report().program())))
              .comparableCampaign());
    }
    Blocks blocks =
        new Blocks(
            campaigns,
            /* blocks= */ 1,
            catalogue.compareOptions().atOnce(),
            surroundings.engine()::run,
            InstantSource.system());
    RunOutput output =
        new RunOutput(
            catalogue.runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            surroundings);
    output.note("checking %d reports".formatted(cases.size()));
    Turns turns = Turns.run(blocks, output.progress(), surroundings.stop());
    List<Check> checks = new ArrayList<>();
    for (int index = 0; index < cases.size(); index++) {
      checks.add(new Check(cases.get(index).report(), turns.result(index)));
    }
    FieldReportTable table = new FieldReportTable(checks);
    output.reports(table);
    for (int index = 0; index < cases.size(); index++) {
      turns.tellFailure(index, checks.get(index).report().name(), spec.commandLine().getErr());
    }
    return turns.exitCode(table.verdict());
  }

  private Catalogue load(Map<RunOption, List<String>> more) {
    Path bundled = surroundings.confDir().resolveSibling("stress").resolve("field-reports.conf");
    return arguments.load(surroundings.confDir(), Optional.of(file == null ? bundled : file), more);
  }
}
