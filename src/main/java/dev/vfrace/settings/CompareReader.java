package dev.vfrace.settings;

import dev.vfrace.study.CompareOptions;
import java.util.List;

/** Reads {@code vfrace.compare}. */
final class CompareReader {

  private static final int MAX_BLOCKS = 1000;
  private static final int MAX_AT_ONCE = 1024;

  private CompareReader() {}

  /**
   * Reads it.
   *
   * @param threads that each campaign has
   */
  static CompareOptions read(Section section, int threads) {
    Section compare = section.allowing(List.of("blocks", "at-once"));
    Located blocks = compare.required("blocks", "a whole number");
    Located atOnce = compare.required("at-once", "auto or a whole number");
    return new CompareOptions(
        (int) blocks.count(1, MAX_BLOCKS),
        atOnce.text().equals("auto")
            ? Math.max(1, Runtime.getRuntime().availableProcessors() / threads)
            : (int) atOnce.count(1, MAX_AT_ONCE));
  }
}
