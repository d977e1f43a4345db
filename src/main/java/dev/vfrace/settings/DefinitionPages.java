package dev.vfrace.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import dev.vfrace.text.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what definitions are, in the words of the configuration. */
public final class DefinitionPages {

  private final Configuration configuration;
  private final ConfigLayers layers;
  private final NamedTimings timings;
  private final Departures departures;

  DefinitionPages(
      Configuration configuration,
      ConfigLayers layers,
      NamedTimings timings,
      Departures departures) {
    this.configuration = configuration;
    this.layers = layers;
    this.timings = timings;
    this.departures = departures;
  }

  /**
   * A definition as HOCON, resolved, defaults included, with the place of each value that is not as
   * it is bundled as a comment above it.
   *
   * @throws SettingsException if there is none of that name
   */
  public String hocon(Kind kind, String name) {
    ConfigObject object = object(kind, name);
    if (kind == Kind.TIMING) {
      TimingReader.read(
          name,
          Section.open(new Located(Kind.TIMING.path(name), object)),
          configuration.chosen().listeners());
    }
    return departures
        .of(kind, name, object)
        .mark(object)
        .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
  }

  /**
   * What each definition of a kind is, in one line, in the order of their names; with what the user
   * laid over them.
   */
  public Map<String, String> summaries(Kind kind) {
    Map<String, String> summaries = new LinkedHashMap<>();
    for (String name : names(kind)) {
      Section section = Section.open(new Located(kind.path(name), object(kind, name)));
      summaries.put(name, section.text("summary") + where(kind, section));
    }
    return summaries;
  }

  /** Who ships a kernel, and which kernel an image ships. */
  private static String where(Kind kind, Section section) {
    String word =
        switch (kind) {
          case KERNEL -> section.text("deployed");
          case IMAGE -> section.text("kernel");
          case SCENARIO, USERSPACE, TIMING -> "";
        };
    return word.isEmpty() ? "" : (kind == Kind.KERNEL ? ", in " : ", kernel ") + word;
  }

  /**
   * Where a definition departs from what is bundled: the place of one such value.
   *
   * @throws SettingsException if there is none of that name
   */
  public Optional<String> departure(Kind kind, String name) {
    return departures.of(kind, name, object(kind, name)).place();
  }

  /**
   * In which keys a kernel design is different from another, each as {@code key = value (was
   * value)}; the list can be changed.
   *
   * @throws SettingsException if there is none of a name
   */
  public List<String> differences(String kernel, String base) {
    return Difference.of(object(Kind.KERNEL, kernel), object(Kind.KERNEL, base));
  }

  /**
   * What the figures of a timing or a program rest on, as a table on a page; none of another kind.
   *
   * @throws SettingsException if there is none of that name
   */
  public List<String> figures(Kind kind, String name, Page page) {
    return switch (kind) {
      case TIMING ->
          FigureTable.lines(
              Figures.ofTiming(Section.open(new Located(kind.path(name), timing(name)))), page);
      case USERSPACE -> FigureTable.lines(Figures.ofProgram(name, object(kind, name)), page);
      case KERNEL, SCENARIO, IMAGE -> List.of();
    };
  }

  /**
   * A definition, resolved, defaults included.
   *
   * @throws SettingsException if there is none of that name
   */
  ConfigObject definition(Kind kind, String name) {
    return object(kind, name);
  }

  private Set<String> names(Kind kind) {
    return kind == Kind.TIMING ? timings.values().keySet() : definitions(kind).values().keySet();
  }

  private ConfigObject object(Kind kind, String name) {
    return kind == Kind.TIMING
        ? timing(name)
        : Names.find(kind, name, definitions(kind).sections()).merged();
  }

  private Definitions<?> definitions(Kind kind) {
    return switch (kind) {
      case KERNEL -> configuration.defined().kernels();
      case SCENARIO -> configuration.defined().scenarios();
      case USERSPACE -> configuration.defined().programs();
      case IMAGE -> configuration.defined().images();
      case TIMING -> throw new IllegalArgumentException("a timing is a file");
    };
  }

  /** A timing with what the user laid over the timing, whichever is chosen. */
  private ConfigObject timing(String name) {
    try {
      return layers
          .timing(name)
          .orElseThrow(() -> Names.unknown(Kind.TIMING, name, timings.values().keySet()));
    } catch (ConfigException e) {
      throw Failures.of(e);
    }
  }
}
