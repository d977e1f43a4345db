package dev.vfrace.settings;

import com.typesafe.config.Config;
import dev.vfrace.model.Image;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Timing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A configuration with all its definitions read.
 *
 * @param root all of it
 * @param defined what it has names for
 * @param chosen the timing
 * @param bundled tells what the user gave
 * @param drawnSeed the seed where the configuration leaves it open
 */
record Configuration(
    Section root, Defined defined, ChosenTiming chosen, Bundled bundled, long drawnSeed) {

  /**
   * What has a name, but for timings, of which there is one.
   *
   * @param kernels the kernel designs
   * @param scenarios the scenarios
   * @param programs with their own figures
   * @param images sets of programs
   */
  record Defined(
      Definitions<KernelDesign> kernels,
      Definitions<Scenario> scenarios,
      Definitions<ProgramSpec> programs,
      Definitions<Image> images) {

    private static Defined read(Section root, Bundled bundled) {
      Definitions<KernelDesign> kernels = Definitions.read(root, KernelReader.FORMAT, bundled);
      Definitions<Scenario> scenarios = Definitions.read(root, ScenarioReader.FORMAT, bundled);
      Definitions<ProgramSpec> programs = Definitions.read(root, ProgramReader.FORMAT, bundled);
      ProgramChecks.checkRules(programs, bundled);
      Definitions<Image> images = Definitions.read(root, ImageReader.FORMAT, bundled);
      ImageReader.check(images, programs);
      return new Defined(kernels, scenarios, programs, images);
    }

    /** Refuses defaults that no definition could have. */
    private void checkDefaults(Section root, Bundled bundled) {
      DefaultChecks.check(root, KernelReader.FORMAT, kernels, bundled);
      DefaultChecks.check(root, ScenarioReader.FORMAT, scenarios, bundled);
      DefaultChecks.check(root, ProgramReader.FORMAT, programs, bundled);
      DefaultChecks.check(root, ImageReader.FORMAT, images, bundled);
    }
  }

  /**
   * The timing that was chosen.
   *
   * @param timing with all that was laid over it
   * @param file where it was read from; empty: from a record
   * @param listeners whom a uevent or a message may wake
   * @param overrides the programs' figures that it replaces
   */
  record ChosenTiming(
      Timing timing, Optional<Path> file, Listeners listeners, TimingOverrides overrides) {}

  private static final List<String> KEYS =
      List.of(
          "run",
          "clock",
          "controls",
          "traffic",
          "suite",
          "field-reports",
          "compare",
          "sensitivity",
          "sweep",
          "store",
          "solve",
          "shrink",
          "kernel",
          "scenario",
          "timing",
          "userspace",
          "image",
          "defaults");

  private static final List<String> DEFAULTS = List.of("kernel", "scenario", "userspace", "image");

  /** Reads all definitions of these layers. */
  static Configuration read(ConfigLayers layers, long drawnSeed) {
    ConfigLayers.Layered layered = layers.layered();
    Config config = layered.config();
    Section file = Section.open(new Located("", config.root()));
    Section root =
        file.allowing(List.of(ConfigLayers.ROOT)).section(ConfigLayers.ROOT).allowing(KEYS);
    root.section("defaults").allowing(DEFAULTS);
    Bundled bundled = layers.bundled();
    Defined defined = Defined.read(root, bundled);
    Listeners listeners = new Listeners(defined.programs.values(), layers.complete());
    Timing timing = TimingFiles.read(layered.timing(), config, listeners);
    TimingOverrides overrides =
        new TimingOverrides(
            defined.programs,
            root.section("timing").section("userspace"),
            timing.userspace().together(),
            bundled);
    return new Configuration(
        root,
        defined,
        new ChosenTiming(timing, layered.timingFile(), listeners, overrides),
        bundled,
        drawnSeed);
  }

  /** Refuses defaults that no definition could have. */
  void checkDefaults() {
    defined.checkDefaults(root, bundled);
  }

  /** What is run, and what is shown of it. */
  RunReader run() {
    return RunReader.of(root, drawnSeed);
  }
}
