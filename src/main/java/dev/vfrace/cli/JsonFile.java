package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.report.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file that appears complete or not at all: written beside its place, then moved there. What is
 * there already stays until then, and so does its mode. A device or a pipe is opened beforehand and
 * written to as it is. By its name it is CBOR or JSON.
 */
final class JsonFile implements JsonTarget {

  private static final String CBOR = ".cbor";

  /** How long the other end of a pipe has to be opened. */
  private static final long READER_SECONDS = 3;

  private final String name;
  private final Path file;
  private final Optional<OutputStream> special;

  private JsonFile(String name, Path file, Optional<OutputStream> special) {
    this.name = name;
    this.file = file;
    this.special = special;
  }

  /**
   * Finds out whether the file can be written, and leaves nothing behind.
   *
   * @throws UsageException if it cannot
   */
  static JsonFile open(String name) {
    Path file = path(name);
    if (Files.isDirectory(file)) {
      throw refusal(name, "is a directory");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new JsonFile(name, file, Optional.of(openSpecial(name, file)));
    }
    JsonFile target = new JsonFile(name, file, Optional.empty());
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
    if (special.isPresent()) {
      try (OutputStream open = special.get()) {
        open.write(bytes);
      }
      return;
    }
    Path draft = draft();
    try {
      Files.createFile(draft);
      if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
      }
      Files.write(draft, bytes);
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
    if (!Files.isDirectory(directory)) {
      throw refusal(name, "no such directory: " + directory);
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw refusal(name, "cannot be written to");
    }
    Files.delete(Files.createFile(draft()));
  }

  /** Opens a device or a pipe, which takes until somebody reads from it. */
  private static OutputStream openSpecial(String name, Path file) {
    CompletableFuture<OutputStream> opened = new CompletableFuture<>();
    Thread opener =
        new Thread(
            () -> {
              try {
                opened.complete(Files.newOutputStream(file, StandardOpenOption.WRITE));
              } catch (IOException e) {
                opened.completeExceptionally(e);
              }
            },
            "opens " + name);
    opener.setDaemon(true);
    opener.start();
    try {
      return opened.get(READER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw refusal(name, "nobody reads from this pipe");
    } catch (ExecutionException e) {
      throw refusal(name, "cannot be written to");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusal(name, "not opened, as this thread was interrupted");
    }
  }

  @Override
  public boolean holdsOlder() {
    return Files.isRegularFile(file);
  }

  private Path draft() {
    return directory().resolve(".vfrace-" + UUID.randomUUID());
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
