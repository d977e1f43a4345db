package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.vfrace.model.Timing;
import dev.vfrace.vocabulary.KernelStep;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds timings, by name in the home directory or by path. A timing has every step, or is like
 * another that has.
 */
final class TimingFiles {

  /** Where the timing stands. */
  static final String KEY = ConfigLayers.ROOT + "." + Kind.TIMING.key();

  private static final String LIKE_KEY = KEY + "." + Definitions.LIKE;
  private static final String DRIVER = "driver";
  private static final String STEPS = "kernel";

  /** The defaults, but for what every timing has to say. */
  private static final Config REST =
      Reference.defaults().withoutPath(KEY + "." + DRIVER).withoutPath(KEY + "." + STEPS);

  private final ConfigFiles files;
  private final Map<String, Path> byName;

  /** The timings of a {@code conf} directory. */
  TimingFiles(ConfigFiles files, Path confDir) {
    this.files = files;
    this.byName = Kind.TIMING.files(confDir);
    byName.forEach((name, file) -> Names.check(name, file.toString()));
  }

  /** The file that a name or a path stands for. */
  Path find(Located at) {
    String wanted = at.text();
    Path named = byName.get(wanted);
    if (named != null) {
      return named;
    }
    if (isFile(wanted)) {
      Path file = Path.of(wanted);
      Names.check(ConfigFiles.nameOf(file), at.where() + ": the name of the file");
      return file;
    }
    throw unknown(at);
  }

  /** The file of a named timing; empty: there is none. */
  Optional<Path> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether a file is one of the home directory. */
  boolean comesAlong(Path file) {
    return byName.containsValue(file);
  }

  /**
   * All named timings, each over the defaults.
   *
   * @throws SettingsException if a step is missing
   */
  Map<String, Config> resolved() {
    Map<String, Config> all = new TreeMap<>(NaturalOrder.OF_NAMES);
    byName.forEach((name, file) -> all.put(name, resolved(file)));
    return Collections.unmodifiableMap(all);
  }

  /** What a timing's file says over those that it is like, not resolved. */
  Config config(Path file) {
    return config(file, 0);
  }

  /**
   * Accepts a file with every step. Of the named ones {@link #resolved()} takes care.
   *
   * @throws SettingsException if a step is missing
   */
  void checkComplete(Path file) {
    if (!byName.containsValue(file)) {
      resolved(file);
    }
  }

  /** The timing that a configuration holds. */
  static Timing read(String name, Config resolved, Listeners listeners) {
    return TimingReader.read(
        name, Section.open(new Located(KEY, resolved.getValue(KEY))), listeners);
  }

  /** Whether a path leads to something that may be read as a file. */
  static boolean isFile(String path) {
    try {
      return Files.exists(Path.of(path)) && !Files.isDirectory(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** What a timing's file says over those that it is like, and over the defaults. */
  Config resolved(Path file) {
    Config resolved = ConfigLayers.resolve(config(file).withFallback(REST));
    refuseIncomplete(file, resolved);
    return StaleParameters.remove(resolved.root()).toConfig();
  }

  private Config config(Path file, int depth) {
    Config own = ConfigLayers.parseOnly(files, file, ConfigLayers.ROOT, Kind.TIMING.key());
    Optional<Located> like = like(own);
    if (like.isEmpty()) {
      return own;
    }
    Bound.LIKES.check(depth, like.get().where());
    return own.withoutPath(LIKE_KEY).withFallback(config(base(like.get(), file), depth + 1));
  }

  private static Optional<Located> like(Config config) {
    try {
      ConfigValue like = config.hasPath(LIKE_KEY) ? config.getValue(LIKE_KEY) : null;
      return Optional.ofNullable(like).map(value -> new Located(LIKE_KEY, value));
    } catch (ConfigException.NotResolved e) {
      return Optional.empty();
    }
  }

  private Path base(Located like, Path file) {
    Path named = byName.get(like.text());
    if (named != null) {
      return named;
    }
    if (isFile(file.resolveSibling(like.text()).toString())) {
      return file.resolveSibling(like.text());
    }
    throw unknown(like);
  }

  private SettingsException unknown(Located at) {
    List<String> allowed = new ArrayList<>(byName.keySet());
    allowed.add("or a file");
    return at.error(
        "no such timing"
            + Nearest.suggestion(at.text(), byName.keySet())
            + "; allowed: "
            + String.join(", ", allowed));
  }

  private static void refuseIncomplete(Path file, Config own) {
    ConfigObject timing = Section.open(new Located(KEY, own.getValue(KEY))).merged();
    List<String> missing = new ArrayList<>();
    if (!timing.containsKey(DRIVER)) {
      missing.add(DRIVER);
    }
    ConfigValue steps = timing.get(STEPS);
    for (KernelStep step : KernelStep.values()) {
      if (!(steps instanceof ConfigObject kernel) || !kernel.containsKey(step.key())) {
        missing.add(STEPS + "." + step.key());
      }
    }
    if (!missing.isEmpty()) {
      throw new SettingsException(
          "%s: %s lacks %s; allowed: all of them, or %s = NAME of a timing that has them"
              .formatted(file, KEY, String.join(", ", missing), Definitions.LIKE));
    }
  }
}
