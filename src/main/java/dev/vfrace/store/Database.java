package dev.vfrace.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens the file of a store. */
final class Database {

  /** How long one process waits for another to write. */
  private static final int PATIENCE_MILLIS = 10_000;

  private Database() {}

  /**
   * To write; the file and its directory are made where they are missing.
   *
   * @throws StoreException if it cannot be used
   */
  static Connection open(Path file) {
    Path absolute = file.toAbsolutePath();
    try {
      Path directory = absolute.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
    } catch (IOException e) {
      throw new StoreException(file + ": its directory cannot be made: " + e, e);
    }
    SQLiteConfig config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    return connected(file, absolute.toString(), config, /* writes= */ true);
  }

  /**
   * To read.
   *
   * @throws StoreException if there is none, or it cannot be read
   */
  static Connection read(Path file) {
    refuseMissing(file);
    Path absolute = file.toAbsolutePath();
    SQLiteConfig config = config();
    config.setReadOnly(true);
    Path directory = absolute.getParent();
    boolean changes = directory == null || Files.isWritable(directory);
    // without a place for its index the log cannot be read; but then nobody writes there, either
    String name =
        changes ? absolute.toString() : "file:" + absolute.toUri().getRawPath() + "?immutable=1";
    return connected(file, name, config, /* writes= */ false);
  }

  /** Refuses a file that is not there, or is none. */
  static void refuseMissing(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException(file + ": there is no store yet; a run makes it");
    }
  }

  private static Connection connected(Path file, String name, SQLiteConfig config, boolean writes) {
    NativeLibrary.prepare(System.getenv());
    try {
      Properties properties = config.toProperties();
      Connection connection = JDBC.createConnection(JDBC.PREFIX + name, properties);
      try {
        if (writes) {
          Schema.ensure(connection, file);
        } else {
          Schema.check(connection, file);
        }
        return connection;
      } catch (SQLException | RuntimeException unusable) {
        connection.close();
        throw unusable;
      }
    } catch (SQLException e) {
      throw failed(file, e);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
      throw new StoreException(file + ": SQLite's library cannot be loaded: " + missing, missing);
    }
  }

  /** What has become of the file, in a line. */
  static StoreException failed(Path file, SQLException reason) {
    String message = String.valueOf(reason.getMessage()).replace('\n', ' ');
    return new StoreException(file + ": " + message, reason);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.enforceForeignKeys(true);
    return config;
  }
}
