package dev.vfrace.settings;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The HOCON files that are named, each read once. */
final class ConfigFiles {

  /** Of the name of every one of them. */
  static final String SUFFIX = ".conf";

  private final Function<Path, Config> reader;
  private final Map<Path, Config> parsed = new HashMap<>();

  /** Reads from the disk. */
  ConfigFiles() {
    this(ConfigFile::read);
  }

  /** Reads as this does. */
  ConfigFiles(Function<Path, Config> reader) {
    this.reader = reader;
  }

  /** One file, parsed but not resolved. */
  Config parse(Path file) {
    return parsed.computeIfAbsent(file, reader);
  }

  /** The {@code .conf} files of a directory by the name before the suffix; none if it is absent. */
  static Map<String, Path> byName(Path directory) {
    Map<String, Path> files = new TreeMap<>(NaturalOrder.OF_NAMES);
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      found.forEach(file -> files.put(nameOf(file), file));
    } catch (IOException e) {
      throw new SettingsException(directory + ": cannot be listed: " + e.getMessage());
    }
    return files;
  }

  /** The name of a file without its suffix. */
  static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }
}
