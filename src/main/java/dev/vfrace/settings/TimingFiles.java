package dev.vfrace.settings;

import com.typesafe.config.Config;
import dev.vfrace.model.Timing;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds timings, by name in the home directory or by path. */
final class TimingFiles {

  private static final String KEY = ConfigLayers.ROOT + "." + Kind.TIMING.key();

  private final ConfigFiles files;
  private final Map<String, Path> byName;

  /** The timings of a {@code conf} directory. */
  TimingFiles(ConfigFiles files, Path confDir) {
    this.files = files;
    this.byName = Kind.TIMING.files(confDir);
  }

  /** The file that a name or a path stands for. */
  Path find(Located at) {
    String wanted = at.text();
    Path named = byName.get(wanted);
    if (named != null) {
      return named;
    }
    if (isFile(wanted)) {
      return Path.of(wanted);
    }
    List<String> allowed = new ArrayList<>(byName.keySet());
    allowed.add("or a file");
    throw at.error(
        "no such timing"
            + Nearest.suggestion(wanted, byName.keySet())
            + "; allowed: "
            + String.join(", ", allowed));
  }

  /** What a file says, and it may say nothing else. */
  Config parse(Path file) {
    return ConfigLayers.parseOnly(files, file, ConfigLayers.ROOT, Kind.TIMING.key());
  }

  /** All named timings, each over the defaults. */
  Map<String, Config> resolved() {
    Map<String, Config> all = new TreeMap<>(NaturalOrder.OF_NAMES);
    byName.forEach(
        (name, file) -> all.put(name, parse(file).withFallback(Reference.defaults()).resolve()));
    return Collections.unmodifiableMap(all);
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
}
