package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sources of the configuration, parsed, to be laid over one another. Later ones win: the
 * program's defaults, the definitions of the home directory, the chosen timing, the user's files,
 * {@code -D}, options, what a study chooses.
 */
final class ConfigLayers {

  /** Where all keys of this program begin. */
  static final String ROOT = "vfrace";

  private final Config base;
  private final Optional<TimingFiles> timings;
  private final Config user;

  /** Layers below and above the timing, which stands in one of them if there are no files of it. */
  private ConfigLayers(Config base, Optional<TimingFiles> timings, Config user) {
    this.base = base;
    this.timings = timings;
    this.user = user;
  }

  /** Reads all but the timings. */
  static ConfigLayers read(
      ConfigFiles files,
      Path confDir,
      List<Path> userFiles,
      List<String> defines,
      Map<RunOption, List<String>> options) {
    Config base = base(files, confDir);
    Config user = user(files, userFiles, defines, options);
    return new ConfigLayers(base, Optional.of(new TimingFiles(files, confDir)), user);
  }

  /** A recorded configuration with options over it. */
  static ConfigLayers recorded(String hocon, Map<RunOption, List<String>> options) {
    Config text =
        ConfigFactory.parseString(
            hocon, ConfigParseOptions.defaults().setOriginDescription("recorded configuration"));
    return new ConfigLayers(
        text.withFallback(Reference.defaults()), Optional.empty(), CommandLine.options(options));
  }

  /** The same with one more layer on top. */
  ConfigLayers with(Config top) {
    return new ConfigLayers(base, timings, top.withFallback(user));
  }

  /** Whether all definitions are there, and not only those of a recorded campaign. */
  boolean complete() {
    return timings.isPresent();
  }

  /** All layers over one another, and the name of the chosen timing. */
  Layered layered() {
    Config all = user.withFallback(base);
    Located wanted = early(all, RunOption.TIMING.key());
    if (timings.isEmpty()) {
      return new Layered(all.resolve(), wanted.text());
    }
    Path file = timings.get().find(wanted);
    Config timing = timings.get().parse(file);
    return new Layered(
        user.withFallback(timing).withFallback(base).resolve(), ConfigFiles.nameOf(file));
  }

  /**
   * The layers in one.
   *
   * @param config resolved
   * @param timing its name
   */
  record Layered(Config config, String timing) {}

  /** The timings of the home directory. */
  NamedTimings namedTimings() {
    return timings.map(NamedTimings::read).orElse(NamedTimings.NONE);
  }

  /** The defaults with all definitions of a directory. */
  private static Config base(ConfigFiles files, Path confDir) {
    if (!Files.isDirectory(confDir)) {
      throw new SettingsException(
          confDir
              + ": no such directory; allowed: one with kernels, scenarios, userspace, timings");
    }
    Config config = Reference.defaults();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.TIMING) {
        for (Map.Entry<String, Path> file : kind.files(confDir).entrySet()) {
          config =
              parseOnly(files, file.getValue(), ROOT, kind.key(), file.getKey())
                  .withFallback(config);
        }
      }
    }
    return config;
  }

  /** What the user gave. */
  private static Config user(
      ConfigFiles files,
      List<Path> userFiles,
      List<String> defines,
      Map<RunOption, List<String>> options) {
    Config config = ConfigFactory.empty();
    for (Path file : userFiles) {
      config = files.parse(file).withFallback(config);
    }
    return CommandLine.options(options)
        .withFallback(CommandLine.defines(defines))
        .withFallback(config);
  }

  /** A value of a configuration that cannot be resolved as a whole yet. */
  private static Located early(Config config, String path) {
    Section section = top(config.resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true)));
    List<String> elements = ConfigUtil.splitPath(path);
    for (String element : elements.subList(0, elements.size() - 1)) {
      section = section.section(element);
    }
    return section.required(elements.get(elements.size() - 1), "a value");
  }

  /** A file that holds one thing alone, whose value may be unresolved yet. */
  static Config parseOnly(ConfigFiles files, Path file, String... path) {
    Config config = files.parse(file);
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
