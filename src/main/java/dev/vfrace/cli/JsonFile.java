package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.report.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears complete or not at all: written beside its place, then moved there. What is
 * there already stays until then. A device or a pipe is written to as it is. By its name it is CBOR
 * or JSON.
 */
final class JsonFile implements JsonTarget {

  private static final String CBOR = ".cbor";

  private final String name;
  private final Path file;

  private JsonFile(String name, Path file) {
    this.name = name;
    this.file = file;
  }

  /**
   * Finds out whether the file can be written, and leaves nothing behind.
   *
   * @throws UsageException if it cannot
   */
  static JsonFile open(String name) {
    JsonFile target = new JsonFile(name, path(name));
    try {
      target.tryOut();
    } catch (IOException e) {
      throw refusal(name, "its directory cannot be written to");
    }
    return target;
  }

  @Override
  public void write(Document document) throws IOException {
    byte[] bytes = name.endsWith(CBOR) ? document.cbor() : document.json().getBytes(UTF_8);
    if (isSpecial()) {
      Files.write(file, bytes, StandardOpenOption.WRITE);
      return;
    }
    Path draft = draft();
    try {
      Files.write(draft, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  @Override
  public String name() {
    return name;
  }

  private void tryOut() throws IOException {
    Path directory = directory();
    if (Files.isDirectory(file)) {
      throw refusal(name, "is a directory");
    }
    if (!Files.isDirectory(directory)) {
      throw refusal(name, "no such directory: " + directory);
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw refusal(name, "cannot be written to");
    }
    if (!isSpecial()) {
      Files.delete(Files.createFile(draft()));
    }
  }

  private boolean isSpecial() {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  private Path draft() {
    return directory().resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
  }

  private Path directory() {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }

  /** The file itself, where the name is that of a symbolic link. */
  private static Path path(String name) {
    if (name.isBlank()) {
      throw refusal(name, "no name");
    }
    try {
      Path path = Path.of(name);
      return Files.exists(path) ? path.toRealPath() : path;
    } catch (InvalidPathException | IOException e) {
      throw refusal(name, "not a usable path");
    }
  }

  private static UsageException refusal(String name, String problem) {
    return new UsageException(
        "--json '%s' (vfrace.run.json): %s; allowed: a file in a writable directory, -, or none"
            .formatted(name, problem));
  }
}
