package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import dev.vfrace.vocabulary.KernelStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks one file of the user's. A fault is mended and the rest read again, so that one run tells
 * of all; what only follows from a fault is not told.
 */
public final class Lint {

  private static final int MOST_FAULTS = 100;

  private final Path confDir;
  private final Path file;
  private final Config parsed;
  private final boolean isTiming;
  private final Mending mending;
  private final List<String> faults = new ArrayList<>();

  private Lint(Path confDir, Path file, Config parsed) {
    this.confDir = confDir;
    this.file = file;
    this.parsed = parsed;
    this.mending = new Mending(parsed, Catalogue.load(confDir, List.of(), List.of(), Map.of()));
    this.isTiming = keys(parsed).equals(Set.of(Kind.TIMING.key()));
  }

  /**
   * Checks a file.
   *
   * @param confDir the bundled definitions
   * @param file what {@code -c} or {@code --timing} would read
   */
  public static Linted check(Path confDir, Path file) {
    Config parsed;
    try {
      parsed = new ConfigFiles().parse(file);
    } catch (SettingsException | ConfigException wrong) {
      return new Linted(List.of(), List.of(message(wrong)), false);
    }
    return new Lint(confDir, file, parsed).check();
  }

  private Linted check() {
    while (faults.size() < MOST_FAULTS) {
      try {
        Catalogue catalogue = load();
        run(catalogue);
        return new Linted(faults.isEmpty() ? definitions(catalogue) : List.of(), faults, true);
      } catch (SettingsException | ConfigException fault) {
        if (!mend(fault)) {
          return new Linted(List.of(), faults, false);
        }
      }
    }
    return new Linted(List.of(), faults, false);
  }

  private Catalogue load() {
    ConfigFiles files =
        new ConfigFiles(path -> path.equals(file) ? mending.mended() : ConfigFile.read(path));
    return Catalogue.load(
        files,
        confDir,
        isTiming ? List.of() : List.of(file),
        List.of(),
        isTiming ? Map.of(RunOption.TIMING, List.of(file.toString())) : Map.of());
  }

  /** Puts a campaign together of each definition, as a run would. */
  private void run(Catalogue catalogue) {
    Choice lint = Choice.by(file.toString());
    catalogue.campaign();
    for (String name : names(Kind.KERNEL)) {
      catalogue.with(lint.kernel(name)).campaign();
    }
    for (String name : names(Kind.USERSPACE)) {
      catalogue.with(lint.programs(List.of(name))).campaign();
    }
    for (String name : names(Kind.IMAGE)) {
      catalogue.with(lint.image(name)).campaign();
    }
    for (String name : names(Kind.SCENARIO)) {
      catalogue.with(lint.scenario(name)).campaign();
    }
  }

  /** Notes a fault and mends the file there; false if it cannot be told where that is. */
  private boolean mend(RuntimeException fault) {
    String message = message(fault);
    Optional<String> path =
        fault instanceof SettingsException settings ? settings.path() : Optional.empty();
    if (!mending.explains(message, path)) {
      faults.add(message);
    }
    return path.isPresent() && mending.mend(path.get(), message);
  }

  private Collection<String> names(Kind kind) {
    Set<String> names = new LinkedHashSet<>();
    if (below(mending.mended()).get(kind.key()) instanceof ConfigObject definitions) {
      for (String name : definitions.keySet()) {
        names.add(name);
      }
    }
    return names;
  }

  private List<Linted.Definition> definitions(Catalogue catalogue) {
    List<Linted.Definition> definitions = new ArrayList<>();
    for (String key : new TreeSet<>(keys(parsed))) {
      Optional<Kind> kind = kind(key);
      if (kind.isEmpty() || kind.get() == Kind.TIMING) {
        ConfigObject merged = catalogue.configuration().root().section(key).merged();
        definitions.add(new Linted.Definition(key, values(merged, kind.isPresent())));
      } else {
        for (String name : names(kind.get())) {
          definitions.add(
              new Linted.Definition(
                  key + "." + name, values(catalogue.pages().definition(kind.get(), name), true)));
        }
      }
    }
    return definitions;
  }

  private static Optional<Kind> kind(String key) {
    for (Kind kind : Kind.values()) {
      if (kind.key().equals(key)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * The values of an object, a delay as one.
   *
   * @param whole with those that are not of the file, too
   */
  private List<LintedValue> values(ConfigObject object, boolean whole) {
    List<LintedValue> values = new ArrayList<>();
    add("", object, values);
    return values.stream().filter(value -> whole || value.by().equals("own")).toList();
  }

  private void add(String path, ConfigObject object, List<LintedValue> values) {
    for (Map.Entry<String, ConfigValue> entry : inOrder(object).entrySet()) {
      ConfigValue value = entry.getValue();
      String key = path + entry.getKey();
      if (value instanceof ConfigObject inner && !inner.containsKey(DelayReader.DIST)) {
        add(key + ".", inner, values);
      } else {
        values.add(linted(key, value));
      }
    }
  }

  private LintedValue linted(String key, ConfigValue value) {
    String source = Origins.source(value.origin());
    String by =
        source.equals(file.toString()) ? "own" : source.equals(Reference.NAME) ? "default" : "like";
    ConfigRenderOptions plain = ConfigRenderOptions.concise().setJson(false);
    return new LintedValue(
        key, BasisReader.without(value).render(plain), by, Origins.describe(value.origin()));
  }

  /** Steps as the kernel does them, all else by name. */
  private static Map<String, ConfigValue> inOrder(ConfigObject object) {
    Map<String, ConfigValue> sorted =
        new TreeMap<>(
            Comparator.<String>comparingInt(
                    key -> KernelStep.byKey(key).map(Enum::ordinal).orElse(-1))
                .thenComparing(key -> key));
    sorted.putAll(object);
    return sorted;
  }

  private static Set<String> keys(Config config) {
    return below(config).keySet();
  }

  private static ConfigObject below(Config config) {
    return config.root().get(ConfigLayers.ROOT) instanceof ConfigObject below
        ? below
        : ConfigFactory.empty().root();
  }

  private static String message(RuntimeException fault) {
    return fault instanceof ConfigException config
        ? String.valueOf(Failures.of(config).getMessage())
        : String.valueOf(fault.getMessage());
  }
}
