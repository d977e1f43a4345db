package dev.vfrace.model;

import java.util.Optional;

/**
 * What a kernel design is called and where it comes from.
 *
 * @param name the file's name, after the tree that it was read from
 * @param summary one line
 * @param source versions, commits, files and functions
 * @param from the design that it was derived from, if it was
 * @param deployed who ships it, if a source says so, or empty
 */
public record Naming(
    String name, String summary, String source, Optional<String> from, String deployed) {

  /** Of a design that stands alone. */
  public Naming(String name, String summary, String source) {
    this(name, summary, source, Optional.empty(), "");
  }
}
