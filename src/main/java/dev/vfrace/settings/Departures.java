package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Departed;
import dev.vfrace.model.ProgramSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where definitions, and a campaign, depart from what comes with the program. */
final class Departures {

  /** What all of a run share, and what counts depend on. */
  private static final List<String> SHARED = List.of("traffic", "controls", "clock");

  private static final String TOUCH_VF = "touch-vf";

  private final ConfigLayers layers;
  private final Optional<Departed> recorded;
  private final ChangedValues values;
  private @Nullable BundledDefinitions bundled;

  /**
   * Departures from what comes with the program, which is read when one is asked for.
   *
   * @param layers of the configuration
   * @param recorded what was found when a campaign was recorded, which holds for it from then on
   */
  Departures(ConfigLayers layers, Optional<Departed> recorded) {
    this.recorded = recorded;
    this.layers = layers;
    values = new ChangedValues(layers.bundled());
  }

  private synchronized BundledDefinitions bundled() {
    if (bundled == null) {
      bundled = layers.bundledDefinitions();
    }
    return bundled;
  }

  /** Of a definition as it is used, defaults included. */
  Departure of(Kind kind, String name, ConfigObject used) {
    Optional<ConfigObject> before =
        kind == Kind.TIMING ? layers.timingAlone(name) : bundled().definition(kind, name);
    return before.isPresent()
        ? Departure.laidOver(Optional.empty(), values.between(used, before.get()))
        : Departure.ofOwn(whence(used), values.given(used));
  }

  /** Of all that a campaign uses. */
  Departed of(Configuration configuration, CampaignSettings settings) {
    return recorded.orElseGet(() -> found(configuration, settings));
  }

  private Departed found(Configuration configuration, CampaignSettings settings) {
    Map<String, Departure> parts = new LinkedHashMap<>();
    Section root = configuration.root();
    String kernel = settings.kernel().name();
    String scenario = settings.scenario().name();
    parts.put(
        Departed.KERNEL, of(Kind.KERNEL, kernel, configuration.defined().kernels().merged(kernel)));
    parts.put(
        Departed.SCENARIO,
        of(Kind.SCENARIO, scenario, configuration.defined().scenarios().merged(scenario)));
    configuration
        .chosen()
        .file()
        .ifPresent(file -> parts.put(Departed.TIMING, timing(root.section("timing"), file)));
    settings
        .image()
        .ifPresent(
            image ->
                parts.put(
                    Departed.IMAGE,
                    of(Kind.IMAGE, image, configuration.defined().images().merged(image))));
    for (ProgramSpec program : settings.programs()) {
      String name = program.name();
      parts.put(
          Departed.program(name),
          of(Kind.USERSPACE, name, configuration.defined().programs().merged(name)));
    }
    for (String key : SHARED) {
      parts.put(
          key,
          Departure.laidOver(
              Optional.empty(), values.between(root.section(key).merged(), bundled().shared(key))));
    }
    return new Departed(own(parts), assignments(parts, root), files(configuration));
  }

  /** A timing, held against its file. */
  private Departure timing(Section timing, Path file) {
    return Departure.laidOver(
        layers.comesAlong(file) ? Optional.empty() : Optional.of(FileMark.of(file)),
        values.between(timing.merged(), layers.timingAlone(file)));
  }

  private static Map<String, String> own(Map<String, Departure> parts) {
    Map<String, String> own = new LinkedHashMap<>();
    parts.forEach((part, departure) -> departure.own().ifPresent(from -> own.put(part, from)));
    return own;
  }

  private static Map<String, List<String>> assignments(Map<String, Departure> parts, Section root) {
    Map<String, List<String>> assignments = new LinkedHashMap<>();
    parts.forEach((part, departure) -> assignments.put(part, departure.assignments()));
    String touch = root.section("run").text(TOUCH_VF);
    if (!touch.equals(Reference.text("run." + TOUCH_VF))) {
      assignments.put("run", List.of(TOUCH_VF + "=" + touch));
    }
    assignments.values().removeIf(List::isEmpty);
    return assignments;
  }

  /** What the user gave, and measured rows whoever names them: of these a value is but a path. */
  private List<String> files(Configuration configuration) {
    Set<String> files = new LinkedHashSet<>();
    layers.files().forEach(file -> files.add(FileMark.of(file)));
    RowsReader.files(configuration.root().section("timing"))
        .forEach(rows -> files.add(FileMark.of(rows.path())));
    return new ArrayList<>(files);
  }

  private String whence(ConfigObject definition) {
    List<ConfigValue> given = values.givenValues(definition).toList();
    return given.stream()
        .filter(value -> !Origins.isArgument(value.origin()))
        .findFirst()
        .map(value -> FileMark.of(Path.of(Origins.source(value.origin()))))
        .orElse("of the command line");
  }
}
