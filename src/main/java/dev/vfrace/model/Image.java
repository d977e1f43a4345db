package dev.vfrace.model;

import java.util.List;

/**
 * What a distribution's image runs: programs with their versions.
 *
 * @param name by which it is found
 * @param summary one line
 * @param source who says that it ships them
 * @param kernel that it ships, in a word; empty: no source says
 * @param programs by name, without what they inherit their verdicts from
 */
public record Image(
    String name, String summary, String source, String kernel, List<String> programs) {

  /** Defensive copy. */
  public Image {
    programs = List.copyOf(programs);
  }
}
