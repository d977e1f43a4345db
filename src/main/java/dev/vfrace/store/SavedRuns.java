package dev.vfrace.store;

import dev.vfrace.raw.RawFormatException;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.ResultFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Results that were kept, by what a user calls them: the number of a run in the store, or a file
 * that {@code --json} has written. A file with a number for its name is {@code ./12}.
 */
public final class SavedRuns {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private final Optional<Path> store;

  /**
   * Results in a store, and in files.
   *
   * @param store its file, see {@link StorePlace}; empty: there is none
   */
  public SavedRuns(Optional<Path> store) {
    this.store = store;
  }

  /** Whether that is the number of a run, and not the name of a file. */
  public static boolean isNumber(String fileOrId) {
    return NUMBER.matcher(fileOrId).matches();
  }

  /** Whether that is the number of a run, or the name of a file of results by its ending. */
  public static boolean isSaved(String name) {
    return isNumber(name) || name.endsWith(".json") || name.endsWith(".cbor");
  }

  /**
   * The results of a file or of a run in the store, made anew from the raw runs.
   *
   * @throws RawFormatException if the file holds no results, with what is wrong
   * @throws StoreException if the store holds no such run, or cannot be read
   */
  public Presentation read(String fileOrId) {
    return isNumber(fileOrId) ? stored(Long.parseLong(fileOrId)) : ResultFile.read(file(fileOrId));
  }

  private Presentation stored(long id) {
    Path file =
        store.orElseThrow(
            () ->
                new StoreException(
                    ("%d: there is no store to look for this run in; allowed: with --store FILE, or"
                            + " a file that --json has written (one of this name: ./%d)")
                        .formatted(id, id)));
    try (RunStore runs = RunStore.read(file)) {
      return runs.result(id);
    }
  }

  private static Path file(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new RawFormatException(name + ": not a usable path", e);
    }
  }
}
