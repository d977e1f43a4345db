package dev.vfrace.cli;

import dev.vfrace.settings.RunOption;
import dev.vfrace.store.SavedRuns;
import dev.vfrace.store.StorePlace;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say where a run is kept. */
final class KeepArguments {

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = {
        "Where the run is kept, batch by batch; see 'vfrace runs'. Default: what VFRACE_STORE of"
            + " the environment names, or vfrace/runs.db in the user's data directory"
            + " (XDG_DATA_HOME, or ~/.local/share)."
      })
  private List<String> store = List.of();

  @Option(names = "--no-store", arity = "0", description = "The run is not kept.")
  private boolean none;

  /** Adds what was given to the other options. */
  void addTo(Map<RunOption, List<String>> given) {
    if (!values().isEmpty()) {
      given.put(RunOption.STORE, values());
    }
  }

  /** Results by the number of their run in this store, or by a file. */
  SavedRuns saved(Surroundings surroundings) {
    return new SavedRuns(
        store.isEmpty()
            ? surroundings.store()
            : StorePlace.of(store.get(store.size() - 1), Map.of()));
  }

  /**
   * What was given.
   *
   * @throws UsageException if that are both options
   */
  List<String> values() {
    if (none && !store.isEmpty()) {
      throw new UsageException("--no-store: --store is given too; allowed: one of them");
    }
    return none ? List.of(StorePlace.NONE) : store;
  }
}
