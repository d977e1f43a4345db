package dev.vfrace.cli;

import dev.vfrace.store.RunStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Labels a run in the store. */
@Command(
    name = "label",
    header = "Gives a run in the store a label, in place of any that it has.",
    footerHeading = "%nExamples:%n",
    footer = {"  vfrace runs label 12 'before the patch'", "  vfrace runs label 12 ''"})
final class RunsLabelCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final StoreOption store = new StoreOption();

  @Parameters(index = "0", paramLabel = "ID", description = "Its number.")
  private long id;

  @Parameters(index = "1", paramLabel = "TEXT", description = "The label; empty: none.")
  private String text = "";

  RunsLabelCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (RunStore open = RunStore.change(store.file(surroundings))) {
      open.label(id, text);
    }
    return ExitCode.OK;
  }
}
