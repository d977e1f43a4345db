package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Lays the sources of the configuration over one another. Later ones win: the program's defaults,
 * the definitions of the home directory, the chosen timing, the user's files, {@code -D}, options.
 */
final class ConfigLayers {

  /** Where all keys of this program begin. */
  static final String ROOT = "vfrace";

  private ConfigLayers() {}

  /** The defaults with all definitions of a directory. */
  static Config base(Path confDir) {
    if (!Files.isDirectory(confDir)) {
      throw new SettingsException(
          confDir
              + ": no such directory; allowed: one with kernels, scenarios, userspace, timings");
    }
    Config config = Reference.defaults();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.TIMING) {
        for (Map.Entry<String, Path> file : kind.files(confDir).entrySet()) {
          config = parseOnly(file.getValue(), ROOT, kind.key(), file.getKey()).withFallback(config);
        }
      }
    }
    return config;
  }

  /** What the user gave. */
  static Config user(List<Path> files, List<String> defines, Map<RunOption, List<String>> options) {
    Config config = ConfigFactory.empty();
    for (Path file : files) {
      config = ConfigFiles.parse(file).withFallback(config);
    }
    return CommandLine.options(options)
        .withFallback(CommandLine.defines(defines))
        .withFallback(config);
  }

  /** Whether what the user gave lies over the timing, or may do so. */
  static boolean changesTiming(Config user) {
    try {
      return user.hasPath(ROOT + "." + Kind.TIMING.key());
    } catch (ConfigException.NotResolved e) {
      return true;
    }
  }

  /** The timing of a file, which may say nothing else. */
  static Config timing(Path file) {
    return parseOnly(file, ROOT, Kind.TIMING.key());
  }

  /** A value of a configuration that cannot be resolved as a whole yet. */
  static Located early(Config config, String path) {
    Section section = top(resolve(config, true));
    List<String> elements = ConfigUtil.splitPath(path);
    for (String element : elements.subList(0, elements.size() - 1)) {
      section = section.section(element);
    }
    return section.required(elements.get(elements.size() - 1), "a value");
  }

  /**
   * A configuration with every substitution filled in, within bounds. The environment is no part of
   * it: what is run would depend on what nobody wrote down.
   */
  static Config resolve(Config config) {
    return resolve(config, false);
  }

  private static Config resolve(Config config, boolean partly) {
    Config resolved =
        config.resolve(
            ConfigResolveOptions.defaults()
                .setUseSystemEnvironment(false)
                .setAllowUnresolved(partly));
    Shape.check(resolved.root());
    return resolved;
  }

  /** A file that holds one thing alone, whose value may be unresolved yet. */
  private static Config parseOnly(Path file, String... path) {
    Config config = ConfigFiles.parse(file);
    try {
      Section section = top(config);
      for (int i = 0; i < path.length; i++) {
        section = i == 0 ? section : section.section(path[i - 1]);
        section.allowing(List.of(path[i]));
        if (!section.gives(path[i])) {
          throw section.missing(path[i], "this key alone");
        }
      }
    } catch (ConfigException.NotResolved e) {
      String allowed = ConfigUtil.joinPath(path) + " { ... }";
      throw new SettingsException(file + ": a substitution stands too high; allowed: " + allowed);
    }
    return config;
  }

  /** The top of a configuration that may not be resolved yet. */
  private static Section top(Config config) {
    return Section.open(new Located("", config.root()));
  }
}
