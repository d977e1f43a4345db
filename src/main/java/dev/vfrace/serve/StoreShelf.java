package dev.vfrace.serve;

import dev.vfrace.page.Told;
import dev.vfrace.store.RunStore;
import dev.vfrace.store.SavedRuns;
import dev.vfrace.store.State;
import dev.vfrace.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The runs of a store: those that are being written too, batch by batch as they come. */
public final class StoreShelf implements Shelf, AutoCloseable {

  private final RunStore store;

  /**
   * The runs of a file.
   *
   * @throws dev.vfrace.store.StoreException if it cannot be read, or is no store
   */
  public StoreShelf(Path file) {
    this.store = RunStore.read(file);
  }

  @Override
  public List<Entry> entries() {
    return store.runs().stream().map(StoreShelf::entry).toList();
  }

  private static Entry entry(StoredRun run) {
    return new Entry(
        Long.toString(run.id()),
        title(run),
        run.state().word(),
        run.state() == State.RUNNING,
        run.started().toString(),
        run.cycles(),
        run.requested(),
        "%s %d %d".formatted(run.state(), run.batches(), run.cycles()));
  }

  private static String title(StoredRun run) {
    String campaigns =
        run.campaigns().stream()
            .map(it -> "%s, %s, %s".formatted(it.kernel(), it.scenario(), it.timing()))
            .distinct()
            .collect(Collectors.joining("; "));
    return "%s %d%s: %s"
        .formatted(
            run.kind().word(),
            run.id(),
            run.label().isEmpty() ? "" : " (" + run.label() + ")",
            campaigns);
  }

  @Override
  public Optional<Told> told(String id) {
    if (!SavedRuns.isNumber(id)) {
      return Optional.empty();
    }
    long number = Long.parseLong(id);
    return store.runs().stream()
        .filter(run -> run.id() == number && run.batches() > 0)
        .findFirst()
        .map(run -> new Told(id, store.result(number), run.state() == State.RUNNING));
  }

  @Override
  public void close() {
    store.close();
  }
}
