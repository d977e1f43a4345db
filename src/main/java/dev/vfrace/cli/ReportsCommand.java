package dev.vfrace.cli;

import dev.vfrace.results.FieldReportTable;
import dev.vfrace.results.FieldReportTable.Check;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.ReportedCase;
import dev.vfrace.settings.RunOption;
import dev.vfrace.stress.Blocks;
import dev.vfrace.stress.CampaignSettings;
import dev.vfrace.stress.Ending;
import dev.vfrace.stress.Measurement;
import dev.vfrace.stress.ResultBuilder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace reports",
      "  vfrace reports mine.conf --cycles 1M",
      "",
      "Exit code 1 if any differs, 4 if a run is not trusted."
    })
final class ReportsCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Mixin private final CampaignArguments campaign = new CampaignArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The reports. Default: stress/field-reports.conf.")
  private @Nullable Path file;

  @Option(
      names = "--json",
      paramLabel = "FILE|-",
      description = "Writes the checks with their runs as JSON; - is standard output.")
  private List<String> json = List.of();

  ReportsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    Catalogue catalogue = load(Map.of());
    List<ReportedCase> cases = catalogue.fieldReports();
    List<CampaignSettings> campaigns = new ArrayList<>();
    for (ReportedCase reported : cases) {
      campaigns.add(
          load(Map.of(
                  RunOption.KERNEL, List.of(reported.kernel()),
                  RunOption.SCENARIO, List.of(reported.scenario()),
                  RunOption.USERSPACE, List.of(reported.report().program())))
              .campaign());
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
    ProgressTicker progress =
        new ProgressTicker(blocks.cycles(), blocks.duration(), output.progress(), System::nanoTime);
    progress.start(blocks::cyclesDone);
    List<Measurement> measured;
    try {
      measured = blocks.run(surroundings.stop());
    } finally {
      progress.stop();
    }
    FieldReportTable table = table(cases, measured);
    output.reports(table);
    return exitCode(measured, table);
  }

  private Catalogue load(Map<RunOption, List<String>> more) {
    Map<RunOption, List<String>> given = new EnumMap<>(RunOption.class);
    given.putAll(campaign.and(Map.of(RunOption.JSON, json)));
    given.putAll(more);
    Path reports = file;
    return config.load(
        surroundings.confDir(),
        reports == null
            ? surroundings.confDir().resolveSibling("stress").resolve("field-reports.conf")
            : reports,
        given);
  }

  private static FieldReportTable table(List<ReportedCase> cases, List<Measurement> measured) {
    List<Check> checks = new ArrayList<>();
    for (int index = 0; index < cases.size(); index++) {
      checks.add(
          new Check(
              cases.get(index).report(),
              ResultBuilder.build(
                  measured.get(index), List.of(), Optional.empty(), Version.number())));
    }
    return new FieldReportTable(checks);
  }

  private static int exitCode(List<Measurement> measured, FieldReportTable table) {
    if (measured.stream().anyMatch(it -> it.ending().reason() == Ending.Reason.FAILED)) {
      return ExitCode.INTERNAL;
    }
    return measured.stream().anyMatch(it -> it.ending().reason() == Ending.Reason.INTERRUPTED)
        ? ExitCode.INTERRUPTED
        : table.verdict().exitCode();
  }
}
