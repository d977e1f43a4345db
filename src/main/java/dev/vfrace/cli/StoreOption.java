package dev.vfrace.cli;

import dev.vfrace.store.SavedRuns;
import dev.vfrace.store.StoreException;
import dev.vfrace.store.StorePlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds runs that were kept. */
final class StoreOption {

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = {
        "The store of runs. Default: what VFRACE_STORE of the environment names, or vfrace/runs.db"
            + " in the user's data directory (XDG_DATA_HOME, or ~/.local/share)."
      })
  private @Nullable String store;

  /** Results by the number of their run in this store, or by a file. */
  SavedRuns saved(Surroundings surroundings) {
    return new SavedRuns(place(surroundings));
  }

  /**
   * The file of the store.
   *
   * @throws StoreException if there is none
   */
  Path file(Surroundings surroundings) {
    return place(surroundings)
        .orElseThrow(() -> new StoreException("there is no store; allowed: with --store FILE"));
  }

  /** The option as it was given. */
  List<String> given() {
    return Optional.ofNullable(store).stream().toList();
  }

  private Optional<Path> place(Surroundings surroundings) {
    return store == null ? surroundings.store() : StorePlace.of(store, Map.of());
  }
}
