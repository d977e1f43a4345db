package dev.vfrace.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once in the user's cache directory ({@code
 * $XDG_CACHE_HOME/vfrace}, by default {@code ~/.cache/vfrace}). By itself sqlite-jdbc unpacks it at
 * every start into the directory for temporary files, where a killed process leaves it, and where
 * nothing may be executed on some machines. Where the cache cannot be written it still does so, and
 * {@code org.sqlite.tmpdir} says where.
 */
final class NativeLibrary {

  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";
  private static final String CACHE_HOME = "XDG_CACHE_HOME";

  private NativeLibrary() {}

  /** Sees to it that the library is found, before the first connection; once is enough. */
  static synchronized void prepare(Map<String, String> environment) {
    if (System.getProperty(PATH) != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (packed == null) {
        return;
      }
      Path directory =
          cache(environment)
              .resolve("sqlite-jdbc-%s-%s".formatted(version(), resource.hashCode() >>> 1));
      unpack(packed.readAllBytes(), directory, name);
      System.setProperty(PATH, directory.toString());
      System.setProperty(NAME, name);
    } catch (IOException | RuntimeException unusable) {
      // then sqlite-jdbc unpacks it where it always does
      return;
    }
  }

  private static String version() {
    return SQLiteJDBCLoader.getVersion();
  }

  private static Path cache(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault(CACHE_HOME, ""));
    return (home.isAbsolute() ? home : Path.of(System.getProperty("user.home", ""), ".cache"))
        .resolve("vfrace");
  }

  /** Whole or not at all, and anew if what is there is anything else. */
  private static void unpack(byte[] library, Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), library)) {
      return;
    }
    Files.createDirectories(directory);
    Path draft = directory.resolve(UUID.randomUUID() + ".part");
    try {
      Files.write(draft, library);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
