package dev.vfrace.settings;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells what comes with the program, in {@code conf/} and {@code reference.conf}, from what its
 * user gave.
 *
 * @param confDir the directory; empty: everything counts as bundled
 */
record Bundled(Optional<Path> confDir) {

  /** Whether a value was written in a bundled file. */
  boolean holds(Located at) {
    String source = Origins.source(at.value().origin());
    return confDir.isEmpty()
        || source.equals(Reference.NAME)
        || source.startsWith(confDir.get() + File.separator);
  }
}
