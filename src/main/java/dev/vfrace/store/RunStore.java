package dev.vfrace.store;

import dev.vfrace.raw.RawFormatException;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.ResultFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The runs of one file. Not thread-safe; two processes may have the same file open. */
public final class RunStore implements AutoCloseable {

  private final Path file;
  private final Connection connection;

  private RunStore(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens a store, and makes it where there is none.
   *
   * @throws StoreException if it cannot be written, or is none of this version
   */
  public static RunStore open(Path file) {
    return new RunStore(file, Database.open(file));
  }

  /**
   * Opens a store that is there, to read.
   *
   * @throws StoreException if it cannot be read, or is none of this version
   */
  public static RunStore read(Path file) {
    return new RunStore(file, Database.read(file));
  }

  /**
   * What a run came to, made anew from its raw runs.
   *
   * @throws StoreException if there is no such run, or it has no result
   */
  public Presentation result(long id) {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT document FROM run WHERE id = ?")) {
      query.setLong(1, id);
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          throw new StoreException("%s: holds no run %d; see 'vfrace runs'".formatted(file, id));
        }
        byte[] document = found.getBytes(1);
        if (document == null) {
          throw new StoreException("%s: run %d has not ended".formatted(file, id));
        }
        return ResultFile.read("run " + id, document);
      }
    } catch (SQLException e) {
      throw Database.failed(file, e);
    } catch (RawFormatException wrong) {
      throw new StoreException(file + ": " + wrong.getMessage(), wrong);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Database.failed(file, e);
    }
  }
}
