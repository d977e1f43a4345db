package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import dev.vfrace.model.Image;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import java.util.Optional;

/** What comes with the program, resolved, with nothing of the user's in it. */
final class BundledDefinitions {

  private final Section root;
  private final Definitions<KernelDesign> kernels;
  private final Definitions<Scenario> scenarios;
  private final Definitions<ProgramSpec> programs;
  private final Definitions<Image> images;

  /** Reads a configuration that holds nothing else. */
  BundledDefinitions(Config config) {
    root = Section.open(new Located("", config.root())).section(ConfigLayers.ROOT);
    Bundled all = new Bundled(Optional.empty());
    kernels = Definitions.read(root, KernelReader.FORMAT, all);
    scenarios = Definitions.read(root, ScenarioReader.FORMAT, all);
    programs = Definitions.read(root, ProgramReader.FORMAT, all);
    images = Definitions.read(root, ImageReader.FORMAT, all);
  }

  /** A definition other than of a timing, defaults included. */
  Optional<ConfigObject> definition(Kind kind, String name) {
    Definitions<?> all =
        switch (kind) {
          case KERNEL -> kernels;
          case SCENARIO -> scenarios;
          case USERSPACE -> programs;
          case IMAGE -> images;
          case TIMING -> throw new IllegalArgumentException("a timing is no part of the base");
        };
    return Optional.ofNullable(all.sections().get(name)).map(Section::merged);
  }

  /** What all of a run share, such as {@code traffic}. */
  ConfigObject shared(String key) {
    return root.section(key).merged();
  }
}
