package dev.vfrace.cli;

import dev.vfrace.report.ThresholdPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.settings.RunOptions;
import dev.vfrace.settings.StudyKeys;
import dev.vfrace.settings.TuneReader;
import dev.vfrace.settings.Tuned;
import dev.vfrace.tune.Explored;
import dev.vfrace.tune.SolvePlan;
import dev.vfrace.tune.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the value of a parameter at which a rate crosses a bound. */
@Command(
    name = "solve",
    header = "Finds the value of a parameter at which a rate crosses a bound.",
    abbreviateSynopsis = true,
    description = {
      "Looks at five places over the range, then closes in between two neighbours of which one"
          + " holds and one does not. A place is measured the longer the longer it cannot be told"
          + " there.",
      "",
      "The interval's ends are places at which it is known: all of them together are right with 95"
          + " %%, however often it was looked. If the rate does not cross the bound at any of the"
          + " places, it says so; a crossing there and back between two of them it cannot see.",
      "",
      "Ranges are as in 'vfrace help sweep'. Without one it looks over ${bundle:solve.range}, the"
          + " configured distribution scaled as a whole."
    },
    exitCodeList = {
      " 0:there is a threshold, or there is none in the range",
      HelpOptions.USAGE,
      " 3:inconclusive: too few cycles to tell",
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace solve 'udev-azure-rule.sawUnslaved < 1e-2' \\",
      "      --over userspace.udev-azure-rule.latency",
      "  vfrace solve 'networkd-255.misjudged < 1%%' --over timing.kernel.queues=1us..10ms \\",
      "      --userspace networkd-255 --json threshold.json",
      "",
      "Without --cycles all places together have up to ${bundle:solve.auto-cycles} cycles, with it"
          + " up to so many. Ctrl-C ends it: the interval is then as narrow as it has become."
    })
final class SolveCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final TurnArguments arguments = new TurnArguments();
  @Mixin private final KeepArguments keep = new KeepArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "EXPR",
      description = "What has to hold, as with --expect: PROGRAM.METRIC OPERATOR RATE.")
  private String expression = "";

  @Option(
      names = "--over",
      required = true,
      paramLabel = "KEY[=RANGE]",
      description = "The key of the configuration that is varied, and over which range.")
  private String over = "";

  SolveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    arguments.add(RunOption.STORE, keep.values());
    Catalogue catalogue = arguments.load(surroundings.confDir(), Optional.empty());
    Tuned<SolvePlan> tuned = TuneReader.solve(catalogue, expression, over);
    List<String> notes =
        new ArrayList<>(
            catalogue.withoutEffect(
                List.of(tuned.ground().base()), StudyKeys.reading("solve", "store")));
    notes.addAll(tuned.notes());
    return run(
        new TuneFlow(
            surroundings,
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            Optional.of(catalogue.storeOptions())),
        new Tuned<>(tuned.plan(), tuned.ground(), notes),
        catalogue.runOptions());
  }

  /** Looks for a threshold. */
  static int run(TuneFlow flow, Tuned<SolvePlan> tuned, RunOptions options)
      throws OutputException, InterruptedException {
    SolvePlan plan = tuned.plan();
    long cycles = plan.amounts().blockCycles() * plan.amounts().blocks();
    return flow.run(
        tuned,
        Explored.NOTHING,
        OptionalLong.of(cycles),
        new TuneFlow.Telling(
            options,
            "looking for a threshold with up to %,d cycles".formatted(cycles),
            known -> new ThresholdPresentation(new Threshold(plan, known))));
  }
}
