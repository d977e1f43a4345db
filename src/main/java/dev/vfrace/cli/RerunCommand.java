package dev.vfrace.cli;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.raw.Build;
import dev.vfrace.raw.RawRun;
import dev.vfrace.report.ContrastPresentation;
import dev.vfrace.report.DecisionPresentation;
import dev.vfrace.report.OraclePresentation;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.ShrinkPresentation;
import dev.vfrace.report.SweepPresentation;
import dev.vfrace.report.ThresholdPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.settings.ShrinkReader;
import dev.vfrace.settings.StoreOptions;
import dev.vfrace.settings.TuneReader;
import dev.vfrace.study.Conclusion;
import dev.vfrace.study.PairStudy;
import dev.vfrace.study.Rerun;
import dev.vfrace.study.Study;
import dev.vfrace.tune.Explored;
import dev.vfrace.tune.Shrunk;
import dev.vfrace.tune.SolvePlan;
import dev.vfrace.tune.SweepPlan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    header = "Runs again what is in the store, or in a file that --json has written.",
    description = {
      "The record holds the whole configuration, so that neither conf/ nor any other file of the"
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
    footer = {"  vfrace rerun 12", "  vfrace rerun run.json --threads 1"})
final class RerunCommand implements Callable<Integer> {

  private static final String ALLOWED =
      "what run, compare, sweep, solve or shrink has written or kept";

  private Surroundings surroundings;

  @Mixin private final AgainArguments again = new AgainArguments();
  @Mixin private final KeepArguments keep = new KeepArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "ID|FILE",
      description =
          "The number of a run in the store, or what --json of run, compare, sweep, solve or shrink"
              + " has written.")
  private String file = "";

  @Option(names = "--threads", paramLabel = "N", description = "Other dispatcher threads.")
  private List<String> threads = List.of();

  RerunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    Presentation told = keep.saved(surroundings).read(file);
    surroundings = surroundings.doing(first(told).origin().command());
    noteVersion(first(told).origin().build());
    if (told instanceof ContrastPresentation pair) {
      PairStudy study = Rerun.pair(pair.contrast(), this::campaign);
      return study(told, study, StudyFlow.Kept.pair(stored(told), study));
    }
    if (told instanceof OraclePresentation) {
      throw new UsageException(file + ": holds a check; allowed: " + ALLOWED);
    }
    if (told instanceof DecisionPresentation suite) {
      return study(
          told,
          Rerun.suite(suite.table(), this::campaign, atOnce(told)),
          StudyFlow.Kept.suite(stored(told)));
    }
    if (told instanceof SweepPresentation sweep) {
      SweepPlan plan = sweep.sweep().plan();
      Catalogue catalogue = Catalogue.again(file, plan.base(), Map.of(), outputs());
      return SweepCommand.run(
          new TuneFlow(
              surroundings,
              spec.commandLine().getOut(),
              spec.commandLine().getErr(),
              Optional.of(catalogue.storeOptions())),
          TuneReader.sweep(catalogue, plan),
          Explored.NOTHING,
          catalogue.runOptions());
    }
    if (told instanceof ShrinkPresentation shrunk) {
      Shrunk.Search search = shrunk.shrunk().search();
      SolvePlan plan = shrunk.shrunk().confirmed().orElseThrow(this::noConfiguration).plan();
      Map<RunOption, List<String>> options = outputs();
      options.put(RunOption.METRIC, List.of(search.aim().metric().word()));
      options.put(
          RunOption.CYCLES,
          List.of(Long.toString(plan.amounts().blockCycles() * plan.amounts().blocks())));
      Catalogue catalogue = Catalogue.again(file, plan.base(), Map.of(), options);
      return ShrinkCommand.run(
          new TuneFlow(surroundings, spec.commandLine().getOut(), spec.commandLine().getErr()),
          new ShrinkReader(
              catalogue,
              search.kernel(),
              search.aim().program(),
              Optional.of(Double.toString(search.aim().bound()))),
          catalogue);
    }
    if (told instanceof ThresholdPresentation threshold) {
      SolvePlan plan = threshold.threshold().plan();
      Catalogue catalogue = Catalogue.again(file, plan.base(), Map.of(), outputs());
      return SolveCommand.run(
          new TuneFlow(surroundings, spec.commandLine().getOut(), spec.commandLine().getErr()),
          TuneReader.solve(catalogue, plan),
          catalogue.runOptions());
    }
    return new RunFlow(surroundings, spec.commandLine().getOut(), spec.commandLine().getErr())
        .run(catalogue(first(told)));
  }

  private <T extends Conclusion> int study(
      Presentation told, Study<T> study, StudyFlow.Kept<T> kept)
      throws OutputException, InterruptedException {
    return new StudyFlow(
            surroundings,
            catalogue(first(told)).runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .run(study, List.of(), kept);
  }

  private StoreOptions stored(Presentation told) {
    return catalogue(first(told)).storeOptions();
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
    Catalogue catalogue =
        Catalogue.again(file, raw.provenance(), AgainArguments.asked(raw), outputs());
    String timing = catalogue.timing().name();
    if (!timing.equals(raw.subject().timing())) {
      throw new UsageException(
          "%s: configuration: vfrace.run.timing = %s is a name alone, and the run was of %s; allowed: the record as it was written"
              .formatted(file, timing, raw.subject().timing()));
    }
    return catalogue;
  }

  /** The counts of one version are not those of another. */
  private void noteVersion(Build measuredBy) {
    Build own = Version.build();
    if (!again.isQuiet() && !measuredBy.equals(own)) {
      PrintWriter err = spec.commandLine().getErr();
      err.print(
          surroundings.note(
              "vfrace: %s was measured by %s; this is %s, whose counts may be others"
                  .formatted(file, Version.said(measuredBy), Version.said(own))));
      err.flush();
    }
  }

  private UsageException noConfiguration() {
    return new UsageException(file + ": holds no configuration to run again");
  }

  private Map<RunOption, List<String>> outputs() {
    Map<RunOption, List<String>> options = again.outputs();
    options.put(RunOption.THREADS, threads);
    options.put(RunOption.STORE, keep.values());
    return options;
  }
}
