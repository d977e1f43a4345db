package dev.vfrace.cli;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.raw.RawRun;
import dev.vfrace.report.ContrastPresentation;
import dev.vfrace.report.DecisionPresentation;
import dev.vfrace.report.OraclePresentation;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.ResultFile;
import dev.vfrace.report.SweepPresentation;
import dev.vfrace.report.ThresholdPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.settings.TuneReader;
import dev.vfrace.study.Conclusion;
import dev.vfrace.study.Rerun;
import dev.vfrace.study.Study;
import dev.vfrace.tune.Explored;
import dev.vfrace.tune.SolvePlan;
import dev.vfrace.tune.SweepPlan;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs again what a file has recorded. */
@Command(
    name = "rerun",
    header = "Runs a campaign, comparison or suite again from the file that --json has written.",
    description = {
      "The file holds the whole configuration, so that neither conf/ nor any other file of the"
          + " first run is needed. One thread at free pace gives the very same counts.",
      "",
      "A comparison or a suite ends in the same table, from the same campaigns in as many blocks."
    },
    exitCodeList = {
      HelpOptions.HOLDS,
      HelpOptions.FAILS,
      HelpOptions.USAGE,
      HelpOptions.INCONCLUSIVE,
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {"  vfrace rerun run.json --threads 1"})
final class RerunCommand implements Callable<Integer> {

  private Surroundings surroundings;

  @Mixin private final FormatArguments format = new FormatArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "What --json of run or compare has written.")
  private Path file = Path.of("");

  @Option(names = "--threads", paramLabel = "N", description = "Other dispatcher threads.")
  private List<String> threads = List.of();

  @Option(names = "--json", paramLabel = "FILE|-", description = "As with 'run'.")
  private List<String> json = List.of();

  @Option(names = "--quiet", arity = "0", description = "No progress and no notes.")
  private boolean quiet;

  @Option(names = "--no-progress", arity = "0", description = "No progress on standard error.")
  private boolean noProgress;

  @Option(names = "--wide", arity = "0", description = "As with 'run'.")
  private boolean wide;

  RerunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    Presentation told = ResultFile.read(file);
    surroundings = surroundings.doing(first(told).origin().command());
    if (told instanceof ContrastPresentation pair) {
      return study(
          told,
          Rerun.pair(pair.contrast(), this::campaign),
          (contrast, output) -> output.result(new ContrastPresentation(contrast)));
    }
    if (told instanceof OraclePresentation) {
      throw new UsageException(file + ": holds a check; allowed: a run, a comparison or a suite");
    }
    if (told instanceof DecisionPresentation suite) {
      return study(
          told,
          Rerun.suite(suite.table(), this::campaign, atOnce(told)),
          (table, output) -> output.result(new DecisionPresentation(table)));
    }
    if (told instanceof SweepPresentation sweep) {
      SweepPlan plan = sweep.sweep().plan();
      Catalogue catalogue = Catalogue.recorded(plan.base(), outputs());
      return SweepCommand.run(
          new TuneFlow(surroundings, spec.commandLine().getOut(), spec.commandLine().getErr()),
          TuneReader.sweep(catalogue, plan),
          Explored.NOTHING,
          catalogue.runOptions());
    }
    if (told instanceof ThresholdPresentation threshold) {
      SolvePlan plan = threshold.threshold().plan();
      Catalogue catalogue = Catalogue.recorded(plan.base(), outputs());
      return SolveCommand.run(
          new TuneFlow(surroundings, spec.commandLine().getOut(), spec.commandLine().getErr()),
          TuneReader.solve(catalogue, plan),
          catalogue.runOptions());
    }
    return new RunFlow(surroundings, spec.commandLine().getOut(), spec.commandLine().getErr())
        .run(catalogue(first(told)));
  }

  private <T extends Conclusion> int study(
      Presentation told, Study<T> study, StudyFlow.Telling<T> telling)
      throws OutputException, InterruptedException {
    return new StudyFlow(
            surroundings,
            catalogue(first(told)).runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .run(study, List.of(), telling);
  }

  private int atOnce(Presentation told) {
    return catalogue(first(told)).compareOptions().atOnce();
  }

  private CampaignSettings campaign(RunResult run) {
    return catalogue(run.raw().orElseThrow(this::noConfiguration)).comparableCampaign();
  }

  private RawRun first(Presentation told) {
    return told.runs().stream().findFirst().orElseThrow(this::noConfiguration);
  }

  private Catalogue catalogue(RawRun raw) {
    if (raw.provenance().configuration().isEmpty()) {
      throw noConfiguration();
    }
    return Catalogue.recorded(raw.provenance(), options(raw));
  }

  private UsageException noConfiguration() {
    return new UsageException(file + ": holds no configuration to run again");
  }

  private Map<RunOption, List<String>> options(RawRun raw) {
    Map<RunOption, List<String>> options = outputs();
    options.put(RunOption.EXPECT, raw.questions().expect());
    options.put(RunOption.METRIC, List.of(raw.questions().metric().word()));
    options.put(RunOption.FLEET, raw.questions().fleet().stream().toList());
    return options;
  }

  private Map<RunOption, List<String>> outputs() {
    Map<RunOption, List<String>> options = new EnumMap<>(RunOption.class);
    options.put(RunOption.THREADS, threads);
    options.put(RunOption.JSON, json);
    options.put(RunOption.FORMAT, format.given());
    options.put(RunOption.QUIET, quiet ? List.of("true") : List.of());
    options.put(RunOption.NO_PROGRESS, noProgress ? List.of("false") : List.of());
    options.put(RunOption.WIDE, wide ? List.of("true") : List.of());
    return options;
  }
}
