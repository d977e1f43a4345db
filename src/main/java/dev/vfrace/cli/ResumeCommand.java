package dev.vfrace.cli;

import dev.vfrace.raw.Build;
import dev.vfrace.raw.RawRun;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.store.ResumePoint;
import dev.vfrace.store.RunStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on with a run that was interrupted or lost. */
@Command(
    name = "resume",
    header = "Goes on with a run in the store that was interrupted or lost.",
    description = {
      "It goes on behind the last batch after which every VM had run as many cycles: they draw what"
          + " they would have drawn, so that one thread at free pace ends in the very counts of a"
          + " run without the interruption. Where scheduling is what is measured, it goes on behind"
          + " the last block that was complete.",
      "",
      "The result is of all of it, and takes the place of the run in the store. A time limit counts"
          + " what was run before."
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
    footer = {"  vfrace resume 12"})
final class ResumeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final StoreOption store = new StoreOption();
  @Mixin private final AgainArguments again = new AgainArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ID", description = "Its number; see 'vfrace runs'.")
  private long id;

  ResumeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    ResumePoint point;
    try (RunStore open = RunStore.change(store.file(surroundings))) {
      point = open.resumePoint(id);
    }
    RawRun head = point.head();
    Build build = Version.build();
    if (!head.origin().build().equals(build)) {
      throw new UsageException(
          "run %d: %s has begun it, and this is %s; allowed: the same vfrace, or 'vfrace rerun %d'"
              .formatted(id, Version.said(head.origin().build()), Version.said(build), id));
    }
    Map<RunOption, List<String>> options = again.outputs();
    options.put(RunOption.STORE, store.given());
    return new RunFlow(
            surroundings.doing(head.origin().command()),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .goOn(
            Catalogue.again("run " + id, head.provenance(), AgainArguments.asked(head), options),
            point);
  }
}
