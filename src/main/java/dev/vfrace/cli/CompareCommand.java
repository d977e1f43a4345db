package dev.vfrace.cli;

import dev.vfrace.results.Contrast;
import dev.vfrace.results.DecisionTable;
import dev.vfrace.results.RunResult;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Contenders;
import dev.vfrace.settings.RunOption;
import dev.vfrace.stress.Blocks;
import dev.vfrace.stress.CampaignSettings;
import dev.vfrace.stress.Ending;
import dev.vfrace.stress.Measurement;
import dev.vfrace.stress.ResultBuilder;
import java.nio.file.Path;
import java.time.InstantSource;
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

/** Runs two campaigns that differ in one thing, interleaved, and says what changed. */
@Command(
    name = "compare",
    header = "Runs two kernel designs, or two timings, in turns, and says what changed.",
    abbreviateSynopsis = true,
    description = {
      "Everything but what differs is as the options of 'run' say; cycles and duration are those of"
          + " each of the two. Both are cut into blocks that take turns, so that the drift of the"
          + " machine hits both alike. Both draw the same delays.",
      "",
      "Shown are all rates that had events in either, and what became of them from A to B, by the"
          + " exact 95 %% interval of the ratio B/A:",
      "  fixed         A had events and B none, the ratio is wholly below 1, and B's",
      "                upper bound is at most a tenth of A's lower bound",
      "  reduced       the ratio is wholly below 1",
      "  worse         the ratio is wholly above 1",
      "  no evidence of a difference",
      "                the ratio may be 1, and is above 1/2 and below 2",
      "  inconclusive  anything else: it takes more cycles",
      "Of many rates up to one in twenty seems changed by chance alone."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace compare v6.1 v6.7",
      "  vfrace compare v6.1 v6.7 --scenario vf-first --cycles 1M --json -",
      "  vfrace compare azure-mlx5 azure-mana --kernel v6.1",
      "  vfrace compare azure-mlx5 ./mine.conf -D compare.blocks=20",
      "  vfrace compare --suite stress/thread.conf --markdown --json thread.json",
      "",
      "Exit code 4 if either run is not trusted. A rate may not decide when to stop (--until):"
          + " the interval of the ratio would not hold then.",
      "Ctrl-C ends both: what was measured is compared and written, marked incomplete."
    })
final class CompareCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Mixin private final CampaignArguments campaign = new CampaignArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "A",
      description = "What it is now: a kernel design, or a timing or its file; see 'vfrace list'.")
  private String nameA = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "B",
      description = "What it is to be: another of the same kind.")
  private String nameB = "";

  @Option(
      names = "--suite",
      paramLabel = "FILE",
      description = {
        "Instead of A and B: puts all designs of a suite side by side, with what each fails; see"
            + " stress/thread.conf."
      })
  private @Nullable Path suite;

  @Option(names = "--markdown", description = "The table of a suite as Markdown.")
  private boolean markdown;

  @Option(
      names = "--json",
      paramLabel = "FILE|-",
      description = {
        "Writes both results and the changes as JSON to a file, which appears complete or not at"
            + " all.",
        "With - standard output holds the JSON alone; the table goes to standard error."
      })
  private List<String> json = List.of();

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    Catalogue catalogue = load(Map.of());
    if (suite != null) {
      return runSuite(catalogue);
    }
    if (nameA.isEmpty() || nameB.isEmpty()) {
      throw Contenders.missing(catalogue);
    }
    Contenders contenders = Contenders.of(catalogue, nameA, nameB);
    refuseAnotherOf(contenders.option());
    List<CampaignSettings> settings =
        List.of(settings(contenders, nameA), settings(contenders, nameB));
    Blocks blocks =
        new Blocks(
            settings,
            catalogue.compareOptions().blocks(),
            /* atOnce= */ 1,
            surroundings.engine()::run,
            InstantSource.system());
    RunOutput output =
        new RunOutput(
            catalogue.runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            surroundings);

    output.note(intention(contenders, blocks.blocks()));
    List<Measurement> both = run(blocks, output.progress());
    Contrast contrast =
        new Contrast(
            contenders.kind().key(),
            nameA,
            nameB,
            blocks.blocks(),
            result(both.get(0)),
            result(both.get(1)));
    output.contrast(contrast);
    tellFailure(nameA, both.get(0));
    tellFailure(nameB, both.get(1));
    return exitCode(both, contrast);
  }

  private int runSuite(Catalogue catalogue) throws OutputException, InterruptedException {
    if (!nameA.isEmpty()) {
      throw new UsageException("--suite: the suite says what is compared; leave A and B out");
    }
    for (RunOption option : SuiteRun.CHOSEN) {
      refuseAnotherOf(option);
    }
    SuiteRun run = new SuiteRun(catalogue, this::load, surroundings.engine());
    RunOutput output =
        new RunOutput(
            catalogue.runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            surroundings);
    output.note(run.intention());
    DecisionTable table = run.run(output.progress(), surroundings.stop());
    output.decision(table, markdown);
    return run.exitCode(table);
  }

  private List<Measurement> run(Blocks blocks, ProgressView view) throws InterruptedException {
    ProgressTicker progress =
        new ProgressTicker(blocks.cycles(), blocks.duration(), view, System::nanoTime);
    progress.start(blocks::cyclesDone);
    try {
      return blocks.run(surroundings.stop());
    } finally {
      progress.stop();
    }
  }

  private Catalogue load(Map<RunOption, List<String>> more) {
    Map<RunOption, List<String>> given = new EnumMap<>(RunOption.class);
    given.putAll(campaign.and(Map.of(RunOption.JSON, json)));
    given.putAll(more);
    Path suiteFile = suite;
    return suiteFile == null
        ? config.load(surroundings.confDir(), given)
        : config.load(surroundings.confDir(), suiteFile, given);
  }

  private CampaignSettings settings(Contenders contenders, String name) {
    CampaignSettings settings = load(Map.of(contenders.option(), List.of(name))).campaign();
    if (settings.until().isPresent()) {
      throw new UsageException(
          "--until (vfrace.run.until): the counts may not decide when a comparison ends; allowed:"
              + " none; limit it by --cycles or --duration");
    }
    return settings;
  }

  private void refuseAnotherOf(RunOption option) {
    if (campaign.given().containsKey(option)) {
      throw new UsageException(
          "%s: %s that already; leave it out"
              .formatted(option.option(), suite == null ? "A and B say" : "the suite says"));
    }
  }

  private static RunResult result(Measurement measurement) {
    return ResultBuilder.build(measurement, List.of(), Optional.empty(), Version.number());
  }

  private void tellFailure(String name, Measurement measurement) {
    if (ended(measurement, Ending.Reason.FAILED)) {
      CampaignFailure.tell(spec.commandLine().getErr(), name + ": ", measurement.ending());
    }
  }

  private static int exitCode(List<Measurement> both, Contrast contrast) {
    if (both.stream().anyMatch(it -> ended(it, Ending.Reason.FAILED))) {
      return ExitCode.INTERNAL;
    }
    if (both.stream().anyMatch(it -> ended(it, Ending.Reason.INTERRUPTED))) {
      return ExitCode.INTERRUPTED;
    }
    return contrast.verdict().exitCode();
  }

  private static boolean ended(Measurement measurement, Ending.Reason reason) {
    return measurement.ending().reason() == reason;
  }

  private static String intention(Contenders contenders, int blocks) {
    return "running %s %s and %s in turns, %d %s each; Ctrl-C ends it and keeps what was measured"
        .formatted(
            contenders.kind().key(),
            contenders.nameA(),
            contenders.nameB(),
            blocks,
            blocks == 1 ? "block" : "blocks");
  }
}
