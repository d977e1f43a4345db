package dev.vfrace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file of any length that is read to its end. A pipe or a device has none, or keeps whoever opens
 * it waiting.
 */
final class RegularFile {

  private RegularFile() {}

  /**
   * Opens it.
   *
   * @param allowed what may be given in its place
   * @throws UsageException if it is no regular file, or cannot be read
   */
  static InputStream open(String name, String allowed) {
    try {
      Path path = Path.of(name);
      if (!Files.exists(path)) {
        throw refusal(name, "no such file", allowed);
      }
      if (!Files.isRegularFile(path)) {
        throw refusal(name, "is no regular file", allowed);
      }
      return Files.newInputStream(path);
    } catch (IOException | InvalidPathException e) {
      throw refusal(name, "cannot be read: " + e.getMessage(), allowed);
    }
  }

  private static UsageException refusal(String name, String problem, String allowed) {
    return new UsageException("%s: %s; allowed: %s".formatted(name, problem, allowed));
  }
}
