package dev.vfrace.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file that appears complete or not at all: written beside its place, then moved there. What is
 * there already stays until then, and so does its mode. A device or a pipe is opened beforehand and
 * written to as it is.
 */
final class WholeFile {

  /** How long the other end of a pipe has to be opened. */
  private static final long READER_SECONDS = 3;

  /** Names of standard output, whichever descriptor it has. */
  private static final Set<String> STDOUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  private static final String DESCRIPTOR = "/proc/self/fd/";

  private final Path file;
  private final Optional<OutputStream> special;

  private WholeFile(Path file, Optional<OutputStream> special) {
    this.file = file;
    this.special = special;
  }

  /**
   * How a file is asked for, for messages.
   *
   * @param option with the name in it
   * @param allowed what it takes
   */
  private record Asked(String option, String allowed) {
    UsageException refusal(String problem) {
      return new UsageException("%s: %s; allowed: %s".formatted(option, problem, allowed));
    }
  }

  /**
   * Finds out whether the file can be written, and leaves nothing behind.
   *
   * @param option how it is asked for, the name in it, for messages
   * @param allowed what that takes, for messages
   * @throws UsageException if it cannot
   */
  static WholeFile open(String name, String option, String allowed) {
    Asked asked = new Asked(option, allowed);
    Path file = path(name, asked);
    if (Files.isDirectory(file)) {
      throw asked.refusal("is a directory");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new WholeFile(file, Optional.of(openSpecial(name, file, asked)));
    }
    WholeFile target = new WholeFile(file, Optional.empty());
    try {
      target.tryOut(asked);
    } catch (IOException e) {
      throw asked.refusal("its directory cannot be written to");
    }
    return target;
  }

  /** Writes all of it. */
  void write(byte[] bytes) throws IOException {
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

  private void tryOut(Asked asked) throws IOException {
    Path directory = directory();
    if (!Files.isDirectory(directory)) {
      throw asked.refusal("no such directory: " + directory);
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw asked.refusal("cannot be written to");
    }
    Files.delete(Files.createFile(draft()));
  }

  /** Opens a device or a pipe, which takes until somebody reads from it. */
  private static OutputStream openSpecial(String name, Path file, Asked asked) {
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
      throw asked.refusal("nobody reads from this pipe");
    } catch (ExecutionException e) {
      throw asked.refusal("cannot be written to");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw asked.refusal("not opened, as this thread was interrupted");
    }
  }

  /** Whether there is an older file that would be replaced. */
  boolean holdsOlder() {
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
  private static Path path(String name, Asked asked) {
    if (name.isBlank()) {
      throw asked.refusal("no name");
    }
    try {
      Path path = Path.of(STDOUT.contains(name) ? DESCRIPTOR + StandardOutput.descriptor() : name);
      return Files.exists(path) ? path.toRealPath() : path;
    } catch (InvalidPathException | IOException e) {
      throw asked.refusal("not a usable path");
    }
  }
}
