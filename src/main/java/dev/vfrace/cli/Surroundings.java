package dev.vfrace.cli;

import dev.vfrace.raw.Recorder;
import dev.vfrace.raw.ThisHost;
import dev.vfrace.store.StorePlace;
import dev.vfrace.text.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a command works in.
 *
 * @param confDir the directory with the definitions
 * @param out what standard output goes to
 * @param err what standard error goes to
 * @param engine runs the campaigns
 * @param stop when it completes, a campaign ends with what it has
 * @param store where runs are kept unless something else is asked for, see {@link StorePlace}
 * @param command as it is recorded; empty where there is none
 */
record Surroundings(
    Path confDir,
    Sink out,
    Sink err,
    Engine engine,
    CompletableFuture<?> stop,
    Optional<Path> store,
    List<String> command) {

  /** Where no run is kept, and no command was typed. */
  Surroundings(Path confDir, Sink out, Sink err, Engine engine, CompletableFuture<?> stop) {
    this(confDir, out, err, engine, stop, Optional.empty(), List.of());
  }

  /** The same with another command to be recorded. */
  Surroundings doing(List<String> recorded) {
    return new Surroundings(confDir, out, err, engine, stop, store, recorded);
  }

  /** Records what campaigns measure. */
  Recorder recorder() {
    return new Recorder(Version.build(), new ThisHost(), command);
  }

  /**
   * The page that a stream is.
   *
   * @param wide whether lines are as long as they come
   */
  Page page(Sink sink, boolean wide) {
    Page page = sink.page(System.getenv());
    return wide ? page.wide() : page;
  }

  /**
   * A line on standard error: folded on a terminal, in a file whole, so that it can be searched.
   */
  String note(String line) {
    return err.isTerminal() ? page(err, /* wide= */ false).text(List.of(line)) : line + "\n";
  }
}
