package dev.vfrace.cli;

import dev.vfrace.report.SweepPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.settings.RunOptions;
import dev.vfrace.settings.StudyKeys;
import dev.vfrace.settings.TuneReader;
import dev.vfrace.settings.Tuned;
import dev.vfrace.store.SavedRuns;
import dev.vfrace.tune.Explored;
import dev.vfrace.tune.Sweep;
import dev.vfrace.tune.SweepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures rates over one parameter or two. */
@Command(
    name = "sweep",
    header = "Measures rates over one parameter or two: a curve, or a map.",
    abbreviateSynopsis = true,
    description = {
      "Runs the campaign at every value of a key, or at every pair of values of two keys. All"
          + " points draw the same random numbers. They take turns, in rounds of a block each; from"
          + " half of the rounds on, the blocks go where the 95 %% interval is widest.",
      "",
      "Values are a range LOW..HIGH, with :log or :linear and how many behind it, or a list with"
          + " commas:",
      "  0.1ms..10ms:log:8     a delay becomes constant: it always takes this time",
      "  median:0.1ms..10ms    its distribution, scaled so that this is its median",
      "  x0.5..x2:log:5        its distribution, or a number, times this",
      "  x0.5,x1,x2            the same as a list",
      "  post-init,register    any values of the key",
      "A range is by ratios where its ends are ten times apart, and has ${bundle:sweep.points}"
          + " values, if it does not say.",
      "",
      "Without --userspace and --image those programs are run whose keys are swept; if there are"
          + " none, all."
    },
    exitCodeList = {
      " 0:ran",
      HelpOptions.USAGE,
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace sweep -p userspace.udev-azure-rule.latency=0.1ms..10ms:log:8",
      "  vfrace sweep -p timing.kernel.queues=x0.25..x4:log:5 --userspace udev-azure-rule",
      "  vfrace sweep -p timing.kernel.queues=median:0.1ms..10ms \\",
      "      -p userspace.udev-azure-rule.latency=median:0.1ms..10ms --json sweep.json",
      "  vfrace sweep --resume sweep.json",
      "  vfrace analyze sweep.json --format csv",
      "",
      "Without --cycles all points together have ${bundle:sweep.auto-cycles} cycles; with it, each"
          + " has so many on average.",
      "Ctrl-C ends it: blocks that were run to their end are shown and written, and --resume goes"
          + " on from there to the very same result."
    })
final class SweepCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final TurnArguments arguments = new TurnArguments();
  @Mixin private final KeepArguments keep = new KeepArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-p", "--parameter"},
      paramLabel = "KEY=VALUES",
      description = "A key of the configuration and its values. Once, or twice for a map.")
  private List<String> parameters = List.of();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "Whose rates are looked at. Default: ${bundle:run.metric}.")
  private List<String> metric = List.of();

  @Option(
      names = "--resume",
      paramLabel = "ID|FILE",
      description = {
        "Goes on with a sweep that was broken off: by its number in the store, or from the file"
            + " that its --json has written, to which goes what comes of it. Takes no -p and no"
            + " option of the campaign."
      })
  private @Nullable String resume;

  SweepCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    arguments.add(RunOption.STORE, keep.values());
    if (resume != null) {
      return resume(resume);
    }
    if (!metric.isEmpty()) {
      arguments.add(RunOption.METRIC, metric);
    }
    Catalogue catalogue = arguments.load(surroundings.confDir(), Optional.empty());
    Tuned<SweepPlan> tuned = TuneReader.sweep(catalogue, parameters);
    List<String> notes =
        new ArrayList<>(
            catalogue.withoutEffect(
                List.of(tuned.ground().base()), StudyKeys.reading("sweep", "store")));
    notes.addAll(tuned.notes());
    return run(new Tuned<>(tuned.plan(), tuned.ground(), notes), Explored.NOTHING, catalogue);
  }

  private int resume(String file) throws OutputException, InterruptedException {
    if (!parameters.isEmpty() || !metric.isEmpty()) {
      throw new UsageException(
          "--resume: the file says what is swept; allowed: without -p, --metric");
    }
    if (!(keep.saved(surroundings).read(file) instanceof SweepPresentation told)) {
      throw new UsageException("--resume %s: holds no sweep".formatted(file));
    }
    Sweep sweep = told.sweep();
    Map<RunOption, List<String>> options = arguments.outputs();
    if (!SavedRuns.isNumber(file)) {
      options.putIfAbsent(RunOption.JSON, List.of(file));
    }
    Catalogue catalogue = Catalogue.again(file, sweep.plan().base(), Map.of(), options);
    return run(TuneReader.sweep(catalogue, sweep.plan()), sweep.known(), catalogue);
  }

  private int run(Tuned<SweepPlan> tuned, Explored before, Catalogue catalogue)
      throws OutputException, InterruptedException {
    return run(
        new TuneFlow(
            surroundings,
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            Optional.of(catalogue.storeOptions())),
        tuned,
        before,
        catalogue.runOptions());
  }

  /** Runs a sweep, or goes on with it. */
  static int run(TuneFlow flow, Tuned<SweepPlan> tuned, Explored before, RunOptions options)
      throws OutputException, InterruptedException {
    SweepPlan plan = tuned.plan();
    int left = plan.blocks() - before.blocks();
    return flow.run(
        tuned,
        before,
        OptionalLong.of(left * plan.blockCycles()),
        new TuneFlow.Telling(
            options,
            "%,d points, %,d blocks of %,d cycles"
                .formatted(plan.grid().size(), left, plan.blockCycles()),
            known -> new SweepPresentation(new Sweep(plan, known))));
  }
}
