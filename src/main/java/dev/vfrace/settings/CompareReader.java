package dev.vfrace.settings;

import java.util.List;

/** Reads {@code vfrace.compare}. */
final class CompareReader {

  private static final int MAX_BLOCKS = 1000;

  private CompareReader() {}

  static CompareOptions read(Section section) {
    Section compare = section.allowing(List.of("blocks"));
    Located blocks = compare.required("blocks", "a whole number");
    return new CompareOptions((int) blocks.count(1, MAX_BLOCKS));
  }
}
