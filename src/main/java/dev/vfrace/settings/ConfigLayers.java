package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
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
  private final List<Path> files;
  private final Config user;
  private final Bundled bundled;

  /** Layers below and above the timing, which stands in one of them if there are no files of it. */
  private ConfigLayers(
      Config base, Optional<TimingFiles> timings, List<Path> files, Config user, Bundled bundled) {
    this.base = base;
    this.timings = timings;
    this.files = files;
    this.user = user;
    this.bundled = bundled;
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
    return new ConfigLayers(
        base,
        Optional.of(new TimingFiles(files, confDir)),
        userFiles,
        user,
        new Bundled(Optional.of(confDir)));
  }

  /** A recorded configuration with what the run was asked, and options, over it. */
  static ConfigLayers recorded(
      RecordText record, Map<RunOption, List<String>> asked, Map<RunOption, List<String>> options) {
    return new ConfigLayers(
        CommandLine.asked(asked, record.name() + ": questions")
            .withFallback(record.config())
            .withFallback(Reference.defaults()),
        Optional.empty(),
        List.of(),
        CommandLine.options(options),
        new Bundled(Optional.empty()));
  }

  /** The same with one more layer on top. */
  ConfigLayers with(Config top) {
    return new ConfigLayers(base, timings, files, top.withFallback(user), bundled);
  }

  /** Whether all definitions are there, and not only those of a recorded campaign. */
  boolean complete() {
    return timings.isPresent();
  }

  /**
   * All layers over one another, and the name of the chosen timing.
   *
   * @throws SettingsException if the chosen timing lacks a step
   */
  Layered layered() {
    Config all = user.withFallback(base);
    Located wanted = early(all, RunOption.TIMING.key());
    if (timings.isEmpty()) {
      return new Layered(finished(all), wanted.text(), Optional.empty());
    }
    Path file = timings.get().find(wanted);
    timings.get().checkComplete(file);
    return new Layered(over(timings.get(), file), ConfigFiles.nameOf(file), Optional.of(file));
  }

  /** What comes with the program, without anything of the user's; no timing is chosen in it. */
  BundledDefinitions bundledDefinitions() {
    return new BundledDefinitions(finished(base));
  }

  /** The files that the user gave with {@code -c}. */
  List<Path> files() {
    return files;
  }

  /** What a timing's file says, over the defaults. */
  ConfigObject timingAlone(Path file) {
    return timings.orElseThrow().resolved(file).getObject(TimingFiles.KEY);
  }

  /** What the file of a timing of the home directory says; empty: there is none. */
  Optional<ConfigObject> timingAlone(String name) {
    return timings.flatMap(all -> all.named(name)).map(this::timingAlone);
  }

  /** Whether a timing's file comes with the program. */
  boolean comesAlong(Path timing) {
    return timings.orElseThrow().comesAlong(timing);
  }

  /**
   * The layers in one.
   *
   * @param config resolved
   * @param timing its name
   * @param timingFile where it was read from; empty: from a record
   */
  record Layered(Config config, String timing, Optional<Path> timingFile) {}

  /** The timings of the home directory, whatever is laid over them. */
  NamedTimings namedTimings() {
    return timings.map(NamedTimings::read).orElse(NamedTimings.NONE);
  }

  /** A timing of the home directory with all that the user gave over it; empty: there is none. */
  Optional<ConfigObject> timing(String name) {
    return timings
        .flatMap(files -> files.named(name).map(file -> over(files, file)))
        .map(all -> all.getObject(TimingFiles.KEY));
  }

  /** Tells what comes with the program. */
  Bundled bundled() {
    return bundled;
  }

  private Config over(TimingFiles files, Path timing) {
    return finished(user.withFallback(files.config(timing)).withFallback(base));
  }

  private static Config finished(Config config) {
    return StaleParameters.remove(resolve(config).root()).toConfig();
  }

  /** The defaults with all definitions of a directory. */
  private static Config base(ConfigFiles files, Path confDir) {
    if (!Files.isDirectory(confDir)) {
      throw new SettingsException(
          confDir
              + ": no such directory; allowed: one with kernels, scenarios, userspace, timings,"
              + " images");
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
    // now, so that what a user sets on one definition changes none that is derived from it
    return resolve(config, true);
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
