package dev.vfrace.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the store is. What is given wins over {@value #VARIABLE} of the environment, and that over
 * the user's data directory: {@code $XDG_DATA_HOME/vfrace/runs.db}, by default {@code
 * ~/.local/share/vfrace/runs.db} (XDG Base Directory Specification 0.8).
 */
public final class StorePlace {

  /** The variable of the environment with the file, or {@value #NONE}. */
  public static final String VARIABLE = "VFRACE_STORE";

  /** In place of a file: in the environment's place, or the user's data directory. */
  public static final String AUTO = "auto";

  /** In place of a file: runs are not kept. */
  public static final String NONE = "none";

  private static final String DATA_HOME = "XDG_DATA_HOME";
  private static final Path FILE = Path.of("vfrace", "runs.db");

  private StorePlace() {}

  /**
   * The file of the store; empty: runs are not kept.
   *
   * @param given a file, {@value #AUTO} or {@value #NONE}
   * @param environment of the process
   * @throws StoreException if that names no file
   */
  public static Optional<Path> of(String given, Map<String, String> environment) {
    String asked = given.equals(AUTO) ? environment.getOrDefault(VARIABLE, AUTO) : given;
    if (asked.equals(NONE)) {
      return Optional.empty();
    }
    return Optional.of(
        asked.equals(AUTO) || asked.isEmpty() ? inDataHome(environment) : path(asked));
  }

  private static Path inDataHome(Map<String, String> environment) {
    String home = environment.getOrDefault(DATA_HOME, "");
    // a relative one is to be ignored, says the specification
    boolean usable = !home.isEmpty() && path(home).isAbsolute();
    Path data =
        usable ? path(home) : Path.of(System.getProperty("user.home", ""), ".local", "share");
    return data.resolve(FILE);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new StoreException(
          "the store '%s': not a usable path; allowed: a file, %s, or %s"
              .formatted(name, AUTO, NONE));
    }
  }
}
