package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.vfrace.campaign.Departed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where a campaign departs from what comes with the program. */
final class DepartureReader {

  /** What all of a run share, and what counts depend on. */
  private static final List<String> SHARED = List.of("traffic", "controls", "clock");

  private static final String TOUCH_VF = "touch-vf";

  private final Section root;
  private final BundledDefinitions bundled;
  private final ConfigLayers layers;
  private final Map<String, String> own = new LinkedHashMap<>();
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * Reads once.
   *
   * @param root of the configuration, with all that the user gave
   * @param bundled what comes with the program
   * @param layers knows the user's files
   */
  DepartureReader(Section root, BundledDefinitions bundled, ConfigLayers layers) {
    this.root = root;
    this.bundled = bundled;
    this.layers = layers;
  }

  /** A definition that is used, defaults included, other than a timing. */
  DepartureReader definition(Kind kind, String name, ConfigObject used) {
    String part = kind == Kind.USERSPACE ? Departed.program(name) : kind.key();
    Optional<ConfigObject> before = bundled.definition(kind, name);
    if (before.isPresent()) {
      put(part, ChangedValues.between(used, before.get()));
    } else {
      own.put(part, whence(used));
      put(part, ChangedValues.of(used, DepartureReader::isArgument));
    }
    return this;
  }

  /** The timing, held against its file. */
  DepartureReader timing(Path file) {
    if (!layers.comesAlong(file)) {
      own.put(Departed.TIMING, FileMark.of(file));
    }
    String path = ConfigLayers.ROOT + "." + Kind.TIMING.key();
    put(
        Departed.TIMING,
        ChangedValues.between(
            root.section(Kind.TIMING.key()).merged(), layers.timingAlone(file).getObject(path)));
    return this;
  }

  /** All that was found. */
  Departed read() {
    for (String key : SHARED) {
      put(key, ChangedValues.between(root.section(key).merged(), bundled.shared(key)));
    }
    String touch = root.section("run").text(TOUCH_VF);
    if (!touch.equals(Reference.text("run." + TOUCH_VF))) {
      put("run", List.of(TOUCH_VF + "=" + touch));
    }
    return new Departed(own, values, layers.files().stream().map(FileMark::of).toList());
  }

  private void put(String part, List<String> changed) {
    if (!changed.isEmpty()) {
      values.put(part, changed);
    }
  }

  private static String whence(ConfigObject definition) {
    return ChangedValues.sources(definition).stream()
        .filter(source -> !source.startsWith("-") && !source.equals(Reference.NAME))
        .findFirst()
        .map(file -> FileMark.of(Path.of(file)))
        .orElse("of the command line");
  }

  private static boolean isArgument(ConfigValue value) {
    return Origins.source(value.origin()).startsWith("-");
  }
}
