package dev.vfrace.settings;

import dev.vfrace.study.SuiteFrame;
import java.util.List;

/**
 * A suite: designs that are put through the same scenarios.
 *
 * @param frame what it asks of every design
 * @param kernels the designs
 * @param plugged a VF comes to a running VM that has its netvsc
 * @param booted a VF comes while the VM boots
 * @param alone a VF has no netvsc
 */
public record SuiteSettings(
    SuiteFrame frame, List<String> kernels, Part plugged, Part booted, Part alone) {

  /** Defensive copy. */
  public SuiteSettings {
    kernels = List.copyOf(kernels);
  }

  /**
   * A scenario with the programs that watch.
   *
   * @param scenario its name
   * @param programs their names
   */
  public record Part(String scenario, List<String> programs) {
    /** Defensive copy. */
    public Part {
      programs = List.copyOf(programs);
    }
  }

  /** The parts in their order. */
  public List<Part> parts() {
    return List.of(plugged, booted, alone);
  }
}
