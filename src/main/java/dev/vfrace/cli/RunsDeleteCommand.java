package dev.vfrace.cli;

import dev.vfrace.store.RunStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes runs from the store. */
@Command(
    name = "delete",
    header = "Deletes runs from the store, all of those named or none.",
    description = "A number is never used again. One that is running is refused.",
    footerHeading = "%nExamples:%n",
    footer = {"  vfrace runs delete 3 4 5"})
final class RunsDeleteCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final StoreOption store = new StoreOption();

  @Parameters(arity = "1..*", paramLabel = "ID", description = "Their numbers.")
  private List<Long> ids = List.of();

  RunsDeleteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (RunStore open = RunStore.change(store.file(surroundings))) {
      open.delete(ids);
    }
    return ExitCode.OK;
  }
}
