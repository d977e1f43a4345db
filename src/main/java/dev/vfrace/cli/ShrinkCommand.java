package dev.vfrace.cli;

import dev.vfrace.report.Presentation;
import dev.vfrace.report.ShrinkPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.settings.ShrinkReader;
import dev.vfrace.settings.Tuned;
import dev.vfrace.tune.Explored;
import dev.vfrace.tune.Shrunk;
import dev.vfrace.tune.SolvePlan;
import dev.vfrace.tune.Threshold;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the smallest change of a timing that makes a program race, or keeps it from it. */
@Command(
    name = "shrink",
    header = "Finds the smallest change of a timing that ends a race, or begins one.",
    abbreviateSynopsis = true,
    description = {
      "A program races if its rate is the bound or more. If it does as the timing is given, this"
          + " looks for the smallest change after which it does not; if it does not, for the"
          + " smallest after which it does.",
      "",
      "A change makes some figures longer and some shorter, all by the same factor: delays of the"
          + " kernel's steps, and of the program and whom it inherits its verdict from, their"
          + " distributions scaled as a whole. The smallest is the one of the fewest figures, one"
          + " to three, and of these the one with the least factor, up to ${bundle:shrink.most}.",
      "",
      "It is looked for on recorded cycles of the very actors on the deterministic timeline, with"
          + " the same draws each time, and comes to the same each time. Campaigns then confirm its"
          + " factor, and give it an interval."
    },
    exitCodeList = {
      " 0:there is a smallest change, or there is none",
      HelpOptions.USAGE,
      " 3:inconclusive: too few cycles to confirm it",
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace shrink v6.1 udev-azure-rule",
      "  vfrace shrink v6.1 sysfs-scanner --bound 1e-2 --metric sawUnslaved",
      "  vfrace shrink v6.1 networkmanager-azure-rule --json shrink.json",
      "",
      "Without --cycles the campaigns have up to ${bundle:shrink.auto-cycles} cycles together."
    })
final class ShrinkCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final TurnArguments arguments = new TurnArguments();
  @Mixin private final KeepArguments keep = new KeepArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "KERNEL", description = "See 'vfrace list kernels'.")
  private String kernel = "";

  @Parameters(index = "1", paramLabel = "PROGRAM", description = "See 'vfrace list userspace'.")
  private String program = "";

  @Option(
      names = "--bound",
      paramLabel = "RATE",
      description = "What counts as racing. Default: ${bundle:shrink.bound}.")
  private @Nullable String bound;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "Whose rate. Default: ${bundle:run.metric}.")
  private List<String> metric = List.of();

  ShrinkCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    for (RunOption option : List.of(RunOption.KERNEL, RunOption.USERSPACE, RunOption.IMAGE)) {
      arguments.refuse(option, "KERNEL and PROGRAM say");
    }
    if (!metric.isEmpty()) {
      arguments.add(RunOption.METRIC, metric);
    }
    arguments.add(RunOption.STORE, keep.values());
    Catalogue catalogue = arguments.load(surroundings.confDir(), Optional.empty());
    TuneFlow flow =
        new TuneFlow(
            surroundings,
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            Optional.of(catalogue.storeOptions()));
    return run(
        flow, new ShrinkReader(catalogue, kernel, program, Optional.ofNullable(bound)), catalogue);
  }

  /** Looks, confirms and tells. */
  static int run(TuneFlow flow, ShrinkReader reader, Catalogue catalogue)
      throws OutputException, InterruptedException {
    reader.notes().forEach(note -> flow.note(catalogue.runOptions(), note));
    flow.note(catalogue.runOptions(), "looking on recorded cycles first, which takes a while");
    Shrunk found = reader.search();
    if (found.change().isEmpty()) {
      Presentation none = new ShrinkPresentation(found);
      return flow.tell(catalogue.runOptions(), none);
    }
    Tuned<SolvePlan> tuned = reader.confirm(found);
    SolvePlan plan = tuned.plan();
    long cycles = plan.amounts().blockCycles() * plan.amounts().blocks();
    return flow.run(
        tuned,
        Explored.NOTHING,
        OptionalLong.of(cycles),
        new TuneFlow.Telling(
            catalogue.runOptions(),
            "confirming with up to %,d cycles".formatted(cycles),
            known ->
                new ShrinkPresentation(
                    new Shrunk(
                        found.search(), found.change(), Optional.of(new Threshold(plan, known))))));
  }
}
