package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What comes with the program, resolved, with nothing of the user's in it; of each kind once one of
 * it is asked for.
 */
final class BundledDefinitions {

  private final Section root;
  private final Map<Kind, Map<String, Section>> read = new EnumMap<>(Kind.class);

  /** Reads a configuration that holds nothing else. */
  BundledDefinitions(Config config) {
    root = Section.open(new Located("", config.root())).section(ConfigLayers.ROOT);
  }

  /** A definition other than of a timing, defaults included. */
  Optional<ConfigObject> definition(Kind kind, String name) {
    Map<String, Section> all =
        read.computeIfAbsent(kind, asked -> Definitions.sections(root, format(asked)));
    return Optional.ofNullable(all.get(name)).map(Section::merged);
  }

  private static Format<?> format(Kind kind) {
    return switch (kind) {
      case KERNEL -> KernelReader.FORMAT;
      case SCENARIO -> ScenarioReader.FORMAT;
      case USERSPACE -> ProgramReader.FORMAT;
      case IMAGE -> ImageReader.FORMAT;
      case TIMING -> throw new IllegalArgumentException("a timing is no part of the base");
    };
  }

  /** What all of a run share, such as {@code traffic}. */
  ConfigObject shared(String key) {
    return root.section(key).merged();
  }
}
