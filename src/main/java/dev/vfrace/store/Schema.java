package dev.vfrace.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the store, and their version ({@code PRAGMA user_version}); see docs/store.md. */
final class Schema {

  /** The version of the tables below. */
  static final int VERSION = 1;

  /** {@code vfrc}, by which {@code file(1)} and this class know a store. */
  static final int APPLICATION = 0x76667263;

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started TEXT NOT NULL,
            kind TEXT NOT NULL,
            state TEXT NOT NULL,
            command TEXT NOT NULL,
            label TEXT NOT NULL DEFAULT '',
            process INTEGER NOT NULL,
            process_started TEXT NOT NULL,
            frame TEXT NOT NULL,
            document BLOB
          ) STRICT\
          """,
          """
          CREATE TABLE campaign (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            kernel TEXT NOT NULL,
            scenario TEXT NOT NULL,
            timing TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            requested INTEGER,
            head BLOB NOT NULL,
            PRIMARY KEY (run, place)
          ) STRICT, WITHOUT ROWID\
          """,
          """
          CREATE TABLE batch (
            run INTEGER NOT NULL,
            place INTEGER NOT NULL,
            number INTEGER NOT NULL,
            block INTEGER NOT NULL,
            block_ends INTEGER NOT NULL,
            lane_cycles INTEGER,
            cycles INTEGER NOT NULL,
            counted BLOB NOT NULL,
            PRIMARY KEY (run, place, number),
            FOREIGN KEY (run, place) REFERENCES campaign (run, place) ON DELETE CASCADE
          ) STRICT\
          """);

  private Schema() {}

  /**
   * Makes the tables where there are none, and refuses what is no store of this version.
   *
   * @throws StoreException if it is none
   */
  static void ensure(Connection connection, Path file) throws SQLException {
    if (isEmpty(connection)) {
      try (Statement statement = connection.createStatement()) {
        // another process may be at it
        statement.execute("BEGIN IMMEDIATE");
        if (isEmpty(connection)) {
          for (String table : TABLES) {
            statement.execute(table);
          }
          statement.execute("PRAGMA application_id = " + APPLICATION);
          statement.execute("PRAGMA user_version = " + VERSION);
        }
        statement.execute("COMMIT");
      }
    }
    check(connection, file);
  }

  /**
   * Refuses what is no store of this version.
   *
   * @throws StoreException if it is none
   */
  static void check(Connection connection, Path file) throws SQLException {
    if (number(connection, "PRAGMA application_id") != APPLICATION) {
      throw new StoreException(file + ": a database, but not one of vfrace's runs");
    }
    long version = number(connection, "PRAGMA user_version");
    if (version != VERSION) {
      throw new StoreException(
          "%s: a store of version %d, which a newer vfrace has written; this one knows version %d"
              .formatted(file, version, VERSION));
    }
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "PRAGMA application_id") == 0
        && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }
}
