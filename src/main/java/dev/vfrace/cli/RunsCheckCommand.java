package dev.vfrace.cli;

import dev.vfrace.store.RunStore;
import dev.vfrace.text.Quantity;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the store. */
@Command(
    name = "check",
    header = "Checks that the store is whole, and that every count equals its batches.",
    description = {
      "Has SQLite check the file, adds up the batches of every run, and holds the sum against the"
          + " result of the run, and its cycles against those that each batch says it has."
    },
    exitCodeList = {
      " 0:all is as it should be",
      HelpOptions.USAGE,
      "70:something is not; it says what"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  vfrace runs check"})
final class RunsCheckCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final StoreOption store = new StoreOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  RunsCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<String> faults;
    int runs;
    try (RunStore open = RunStore.read(store.file(surroundings))) {
      faults = open.check();
      runs = open.runs().size();
    }
    PrintWriter out = spec.commandLine().getOut();
    faults.forEach(out::println);
    if (faults.isEmpty()) {
      out.println(
          "whole; %s, whose counts equal their batches".formatted(Quantity.count(runs, "run")));
    }
    out.flush();
    return faults.isEmpty() ? ExitCode.OK : ExitCode.INTERNAL;
  }
}
