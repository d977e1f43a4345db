package dev.vfrace.cli;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.report.ContrastPresentation;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Contenders;
import dev.vfrace.settings.RunOption;
import dev.vfrace.settings.StudyKeys;
import dev.vfrace.store.SavedRuns;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.PairStudy;
import dev.vfrace.study.Study;
import java.nio.file.Path;
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
    header = "Runs two kernels, timings, programs or images in turns, and says what changed.",
    abbreviateSynopsis = true,
    description = {
      "Everything but what differs is as the options of 'run' say; cycles and duration are those of"
          + " each of the two. Both are cut into blocks that take turns, so that the drift of the"
          + " machine hits both alike. Both draw the same delays.",
      "",
      "Of two kernels or timings every program is held against itself; of two programs, each metric"
          + " of the one against that of the other; of two images, each as a whole (in how many"
          + " cycles something happened to any of its programs), and the programs that are in"
          + " both.",
      "",
      "Shown are all rates that had events in either, and what became of them from A to B, by the"
          + " 95 %% interval of the ratio B/A: by pairs of cycles that drew the same delays, or,"
          + " where there are none, by the counts alone; the column 'by' says which:",
      "  fixed         A had events and B none, the ratio is wholly below 1, and B's",
      "                upper bound is at most a tenth of A's lower bound",
      "  reduced       the ratio is wholly below 1",
      "  worse         the ratio is wholly above 1",
      "  no evidence of a difference",
      "                the ratio may be 1, and is above 1/2 and below 2",
      "  inconclusive  anything else: it takes more cycles",
      "Of many rates up to one in twenty seems changed by chance alone.",
      "",
      "Two runs that were kept are held against one another as they are: nothing is run, and what"
          + " differs between them is theirs."
    },
    exitCodeList = {
      " 0:compared, whatever has changed",
      HelpOptions.USAGE,
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace compare v6.1 v6.7",
      "  vfrace compare v6.1 v6.7 --scenario vf-first --cycles 1M --json -",
      "  vfrace compare azure-mlx5 azure-mana --kernel v6.1",
      "  vfrace compare networkd-255 networkd-257.7 --scenario boot",
      "  vfrace compare ubuntu-22.04 debian-12 --scenario boot",
      "  vfrace compare 12 15",
      "  vfrace compare before.json after.json",
      "  vfrace compare azure-mlx5 ./mine.conf -D compare.blocks=20",
      "  vfrace compare --suite stress/thread.conf --markdown --json thread.json",
      "",
      "A suite's file may set any key, such as how many cycles.",
      "There is no --until: if a rate decided when to stop, the interval of the ratio would not"
          + " hold.",
      "Ctrl-C ends both: what was measured is compared and written, marked incomplete."
    })
final class CompareCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final TurnArguments arguments = new TurnArguments();
  @Mixin private final KeepArguments keep = new KeepArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "A",
      description =
          "What it is now: a kernel design, a timing or its file, a program, or an image; see"
              + " 'vfrace list'. Or a run that was kept: its number ('vfrace runs'), or a file of"
              + " --json that ends in .json or .cbor.")
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
            + " stress/thread.conf, and stress/images.conf for designs and images."
      })
  private @Nullable Path suite;

  @Option(
      names = "--sensitivity",
      description = {
        "Marks the cells of a suite that say something else against its first design if one"
            + " estimate is halved or doubled; see 'vfrace help sensitivity'. Takes"
            + " ${bundle:sensitivity.auto-cycles} cycles more, and a minute or two to begin."
      })
  private boolean sensitivity;

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    arguments.add(RunOption.STORE, keep.values());
    if (SavedRuns.isSaved(nameA) || SavedRuns.isSaved(nameB)) {
      return compareSaved();
    }
    Catalogue catalogue = load();
    if (suite != null) {
      return runSuite(catalogue);
    }
    if (nameB.isEmpty()) {
      throw Contenders.missing(catalogue, nameA.isEmpty() ? "A and B are" : "B is");
    }
    if (sensitivity) {
      throw new UsageException(
          "--sensitivity: for the table of a suite; allowed: with --suite FILE, or the command"
              + " 'sensitivity A B'");
    }
    Contenders contenders = Contenders.of(catalogue, nameA, nameB);
    contenders.options().forEach(option -> arguments.refuse(option, "A and B say"));
    PairStudy study = contenders.study(catalogue);
    return flow(catalogue)
        .run(
            study,
            catalogue.withoutEffect(study.campaigns(), contenders.keys()),
            StudyFlow.Kept.pair(catalogue.storeOptions(), study));
  }

  /** Holds two runs against one another that were kept. */
  private int compareSaved() throws OutputException {
    if (suite != null || sensitivity) {
      throw new UsageException(
          "--suite, --sensitivity: for campaigns to be run; allowed: without kept runs");
    }
    arguments.refuseAllButOutputs("the runs that were kept say");
    Catalogue catalogue = load();
    SavedRuns saved = new SavedRuns(Keeping.place(catalogue.storeOptions(), surroundings));
    ContrastPresentation contrast =
        new ContrastPresentation(
            Contrast.ofRuns(nameA, run(saved, nameA), nameB, run(saved, nameB)));
    RunOutput output =
        new RunOutput(
            catalogue.runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            surroundings);
    output.result(contrast);
    return contrast.verdict().exitCode();
  }

  private static RunResult run(SavedRuns saved, String name) {
    if (!SavedRuns.isSaved(name)) {
      throw new UsageException(
          "'%s': no run that was kept; allowed: two of them, or two definitions".formatted(name));
    }
    if (saved.read(name) instanceof RunPresentation run) {
      return run.result();
    }
    throw new UsageException(name + ": holds no single run; allowed: the result of 'run'");
  }

  private int runSuite(Catalogue catalogue) throws OutputException, InterruptedException {
    if (!nameA.isEmpty()) {
      throw new UsageException("--suite: the suite says what is compared; leave A and B out");
    }
    arguments.refuseCampaigns("the suite says");
    Study<DecisionTable> study =
        sensitivity ? catalogue.studies().variedSuite() : catalogue.studies().suite();
    return flow(catalogue)
        .run(
            study,
            catalogue.withoutEffect(study.campaigns(), StudyKeys.SUITE),
            StudyFlow.Kept.suite(catalogue.storeOptions()));
  }

  private StudyFlow flow(Catalogue catalogue) {
    return new StudyFlow(
        surroundings,
        catalogue.runOptions(),
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }

  private Catalogue load() {
    return arguments.load(surroundings.confDir(), Optional.ofNullable(suite));
  }
}
