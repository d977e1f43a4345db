package dev.vfrace.serve;

import dev.vfrace.page.Told;
import dev.vfrace.store.Kind;
import dev.vfrace.store.RunStore;
import dev.vfrace.store.SavedRuns;
import dev.vfrace.store.State;
import dev.vfrace.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runs of a store: those that are being written too, batch by batch as they come. */
public final class StoreShelf implements Shelf, AutoCloseable {

  private final RunStore store;
  private long looks;

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
    return store.runs().stream().map(this::entry).toList();
  }

  private Entry entry(StoredRun run) {
    return new Entry(
        Long.toString(run.id()),
        title(run),
        run.state().word(),
        run.state() == State.RUNNING,
        Entry.time(run.started()),
        run.cycles(),
        run.campaigns().isEmpty() ? OptionalLong.empty() : run.requested(),
        mark(run));
  }

  /** A sweep is kept as a whole, round by round: while it runs, each look may find another. */
  private String mark(StoredRun run) {
    return run.kind() == Kind.SWEEP && run.state() == State.RUNNING
        ? "look " + ++looks
        : "%s %d %d".formatted(run.state(), run.batches(), run.cycles());
  }

  private static String title(StoredRun run) {
    return "%s %d%s: %s"
        .formatted(
            run.kind().word(),
            run.id(),
            run.label().isEmpty() ? "" : " (" + run.label() + ")",
            run.campaigns().isEmpty() ? run.command() : campaigns(run));
  }

  private static String campaigns(StoredRun run) {
    return Stream.of(
            names(run, StoredRun.Campaign::kernel, "kernels"),
            names(run, StoredRun.Campaign::scenario, "scenarios"),
            names(run, StoredRun.Campaign::timing, "timings"))
        .collect(Collectors.joining(", "));
  }

  /** One or two by their names, more by how many they are. */
  private static String names(
      StoredRun run, Function<StoredRun.Campaign, String> of, String plural) {
    List<String> names = run.campaigns().stream().map(of).distinct().toList();
    return names.size() > 2 ? names.size() + " " + plural : String.join(" and ", names);
  }

  @Override
  public Optional<Told> told(String id) {
    if (!SavedRuns.isNumber(id)) {
      return Optional.empty();
    }
    long number = Long.parseLong(id);
    return store.runs().stream()
        .filter(run -> run.id() == number)
        .findFirst()
        .flatMap(
            run ->
                store
                    .resultSoFar(number)
                    .map(result -> new Told(id, result, run.state() == State.RUNNING)));
  }

  @Override
  public void close() {
    store.close();
  }
}
