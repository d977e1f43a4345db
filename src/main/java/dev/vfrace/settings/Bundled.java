package dev.vfrace.settings;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells what comes with the program, in {@code conf/} and {@code reference.conf}, from what its
 * user gave.
 *
 * @param confDir the directory; empty: everything counts as bundled
 */
record Bundled(Optional<Path> confDir) {

  /** Whether a value was written in a bundled file. */
  boolean holds(Located at) {
    return confDir.isEmpty() || isBundled(Origins.source(at.value().origin()));
  }

  /**
   * Reads something. What comes with the program is right by itself: where that is refused, what
   * the user laid over it is to blame.
   *
   * @param involved what is read
   */
  <T> T blaming(Supplier<T> reading, Section... involved) {
    try {
      return reading.get();
    } catch (SettingsException refusal) {
      String words = String.valueOf(refusal.getMessage());
      List<Change> given = isBundled(words) ? given(involved) : List.of();
      if (given.isEmpty()) {
        throw refusal;
      }
      throw new SettingsException(
          "%s: %s does not go with %s"
              .formatted(
                  given.get(0).place(),
                  Shown.text(
                      given.stream().map(Change::assignment).collect(Collectors.joining(", "))),
                  words));
    }
  }

  private List<Change> given(Section... involved) {
    List<Change> given = new ArrayList<>();
    for (Section section : involved) {
      new ChangedValues(this)
          .given(section.merged()).stream().filter(Change::isEffective).forEach(given::add);
    }
    return given;
  }

  private boolean isBundled(String source) {
    return source.startsWith(Reference.NAME)
        || (confDir.isPresent() && source.startsWith(confDir.get() + File.separator));
  }
}
