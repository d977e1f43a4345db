package dev.vfrace.settings;

import com.typesafe.config.Config;
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

  private static final String TIMING = "timing";

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
          config = definition(kind, file.getKey(), file.getValue()).withFallback(config);
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

  /** The timing of a file, which may say nothing else. */
  static Config timing(Path file) {
    Config config = ConfigFiles.parse(file);
    only(only(file(config), ROOT).section(ROOT), TIMING);
    return config;
  }

  /** A value of a configuration that cannot be resolved as a whole yet. */
  static Located early(Config config, String path) {
    Section section =
        file(config.resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true)));
    List<String> elements = ConfigUtil.splitPath(path);
    for (String element : elements.subList(0, elements.size() - 1)) {
      section = section.section(element);
    }
    return section.required(elements.get(elements.size() - 1), "a value");
  }

  private static Config definition(Kind kind, String name, Path file) {
    Config config = ConfigFiles.parse(file);
    only(only(only(file(config), ROOT).section(ROOT), kind.key()).section(kind.key()), name);
    return config;
  }

  /** The same section if it has this key and no other; the value may be unresolved. */
  private static Section only(Section section, String key) {
    section.allowing(List.of(key));
    if (!section.gives(key)) {
      throw section.missing(key, "this key alone");
    }
    return section;
  }

  /** The top of a configuration that may not be resolved yet. */
  private static Section file(Config config) {
    return Section.open(new Located("", config.root()));
  }
}
