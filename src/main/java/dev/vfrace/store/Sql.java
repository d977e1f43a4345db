package dev.vfrace.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Statements on the file of a store. Whatever fails is a {@link StoreException} that names it. */
final class Sql implements AutoCloseable {

  /** Reads a row. */
  @FunctionalInterface
  interface Row<T> {

    /** What the row at hand holds. */
    T read(ResultSet row) throws SQLException;
  }

  private final Path file;
  private final Connection connection;

  /** Statements on an open file. */
  Sql(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** The file. */
  Path file() {
    return file;
  }

  /** All rows. */
  <T> List<T> rows(String query, Row<T> reader, @Nullable Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      bind(statement, values);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw Database.failed(file, e);
    }
  }

  /** Changes rows, and gives how many. */
  int update(String statement, @Nullable Object... values) {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      bind(prepared, values);
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw Database.failed(file, e);
    }
  }

  /** All of it or nothing, and nobody else writes meanwhile. */
  void together(Runnable changes) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      boolean done = false;
      try {
        changes.run();
        statement.execute("COMMIT");
        done = true;
      } finally {
        if (!done) {
          rollBack(statement);
        }
      }
    } catch (SQLException e) {
      throw Database.failed(file, e);
    }
  }

  private static void rollBack(Statement statement) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException rolledBackAlready) {
      // SQLite does so by itself after some errors, of which the first is the one to be told
      return;
    }
  }

  /** A whole number, or none. */
  static OptionalLong optional(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int at = 0; at < values.length; at++) {
      statement.setObject(at + 1, values[at]);
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
