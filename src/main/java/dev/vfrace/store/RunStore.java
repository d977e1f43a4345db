package dev.vfrace.store;

import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.raw.RawFormatException;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.RawTotals;
import dev.vfrace.report.Document;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.ResultFile;
import dev.vfrace.report.RunPresentation;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The runs of one file. Not thread-safe; several processes may have the same file open. */
public final class RunStore implements AutoCloseable {

  private static final String RUNS =
      """
      SELECT id, started, kind, state, command, label, process, process_started FROM run\
      """;

  private static final String CAMPAIGNS =
      """
      SELECT c.name, c.kernel, c.scenario, c.timing, c.fingerprint, c.requested,
        (SELECT coalesce(sum(b.cycles), 0) FROM batch b
           WHERE b.run = c.run AND b.place = c.place) AS kept,
        (SELECT count(*) FROM batch b WHERE b.run = c.run AND b.place = c.place) AS batches
      FROM campaign c WHERE c.run = ? ORDER BY c.place\
      """;

  private final Sql sql;

  private RunStore(Sql sql) {
    this.sql = sql;
  }

  /**
   * Opens a store, and makes it where there is none.
   *
   * @throws StoreException if it cannot be written, or is none of this version
   */
  public static RunStore open(Path file) {
    return new RunStore(new Sql(file, Database.open(file)));
  }

  /**
   * Opens a store that is there, to change it.
   *
   * @throws StoreException if there is none, it cannot be written, or is none of this version
   */
  public static RunStore change(Path file) {
    Database.refuseMissing(file);
    return open(file);
  }

  /**
   * Opens a store that is there, to read.
   *
   * @throws StoreException if it cannot be read, or is none of this version
   */
  public static RunStore read(Path file) {
    return new RunStore(new Sql(file, Database.read(file)));
  }

  /** The statements, for those who write a run. */
  Sql sql() {
    return sql;
  }

  /** All runs, the newest first. */
  public List<StoredRun> runs() {
    List<StoredRun> runs = new ArrayList<>();
    for (Header header : sql.rows(RUNS + " ORDER BY id DESC", RunStore::header)) {
      runs.add(run(header));
    }
    return runs;
  }

  /**
   * One run.
   *
   * @throws StoreException if there is none of this number
   */
  public StoredRun run(long id) {
    return sql.rows(RUNS + " WHERE id = ?", RunStore::header, id).stream()
        .findFirst()
        .map(this::run)
        .orElseThrow(() -> noSuch(id));
  }

  /** Marks the runs whose process is gone as lost, and gives those that were not marked before. */
  public List<StoredRun> markLost() {
    List<StoredRun> lost = new ArrayList<>();
    for (Header header :
        sql.rows(RUNS + " WHERE state = ? ORDER BY id", RunStore::header, State.RUNNING.word())) {
      if (!header.process.isThere()
          && sql.update(
                  "UPDATE run SET state = ? WHERE id = ? AND state = ? AND process = ?",
                  State.LOST.word(),
                  header.id,
                  State.RUNNING.word(),
                  header.process.id())
              == 1) {
        lost.add(run(header.id));
      }
    }
    return lost;
  }

  /**
   * Gives a run a label, in place of any that it has.
   *
   * @param text empty: none
   */
  public void label(long id, String text) {
    if (sql.update("UPDATE run SET label = ? WHERE id = ?", text, id) == 0) {
      throw noSuch(id);
    }
  }

  /**
   * Deletes runs, all of them or none.
   *
   * @throws StoreException if there is none of one of the numbers, or one is being written
   */
  public void delete(List<Long> ids) {
    sql.together(
        () -> {
          for (long id : ids) {
            if (run(id).state() == State.RUNNING) {
              throw new StoreException(
                  "%s: run %d is running; allowed: once it has ended".formatted(sql.file(), id));
            }
            sql.update("DELETE FROM run WHERE id = ?", id);
          }
        });
  }

  /**
   * What a run came to, made anew from its raw runs: of one that was lost, from its batches.
   *
   * @throws StoreException if there is no such run, or it has no result
   */
  public Presentation result(long id) {
    StoredRun run = run(id);
    try {
      byte[] document = document(id);
      if (document.length > 0) {
        return ResultFile.read("run " + id, Blobs.unpacked(document));
      }
      return new Batches(sql).presentation(run);
    } catch (RawFormatException wrong) {
      throw new StoreException(
          "%s: run %d is damaged: %s".formatted(sql.file(), id, wrong.getMessage()), wrong);
    }
  }

  /**
   * What a run has come to so far; empty: it has no batch yet, or is a suite or sweep that has
   * written no result.
   *
   * @throws StoreException if there is no such run, or it is damaged
   */
  public Optional<Presentation> resultSoFar(long id) {
    StoredRun run = run(id);
    boolean isToldByBatches = run.kind() != Kind.SUITE && run.kind() != Kind.SWEEP;
    boolean isThere = isToldByBatches ? run.batches() > 0 : document(id).length > 0;
    return isThere ? Optional.of(result(id)) : Optional.empty();
  }

  /**
   * What the batches of a run of one campaign add up to; the same as its result, if that is whole.
   *
   * @throws StoreException if there is no such run
   */
  public RawRun sumOfBatches(long id) {
    return new Batches(sql).sum(run(id), 0);
  }

  /** What is not as it should be, a line each: SQLite's own check, and counts against batches. */
  public List<String> check() {
    return new StoreCheck(this, sql).faults();
  }

  /**
   * Where a run goes on that was lost or interrupted.
   *
   * @throws StoreException if there is no such run, or it cannot go on
   */
  public ResumePoint resumePoint(long id) {
    StoredRun run = run(id);
    if (run.kind() != Kind.RUN) {
      throw new StoreException(
          "run %d: is a %s; allowed: what 'vfrace run' has begun".formatted(id, run.kind().word()));
    }
    if (run.state() != State.LOST && run.state() != State.INTERRUPTED) {
      throw new StoreException(
          "run %d: is %s; allowed: a run that was interrupted or lost"
              .formatted(id, run.state().word()));
    }
    return new Batches(sql).resumePoint(id);
  }

  /**
   * Adds a run that is whole.
   *
   * @param raw what it is
   * @return its number
   */
  public long add(Kind kind, String command, RawRun raw) {
    long[] id = new long[1];
    Document document = new RunPresentation(ResultBuilder.build(raw)).document();
    sql.together(
        () -> {
          RunWriter writer = new RunWriter(sql);
          id[0] = writer.begin(kind, command, raw.origin().started(), Frame.NONE);
          writer.campaign(id[0], 0, "", RawTotals.nothing(raw));
          writer.batch(
              id[0], 0, new RunWriter.At(0, 0, /* blockEnds= */ true, OptionalLong.empty()), raw);
          writer.end(id[0], State.COMPLETE, document.cbor());
        });
    return id[0];
  }

  private record Header(
      long id,
      Instant started,
      Kind kind,
      State state,
      String command,
      String label,
      WriterProcess process) {}

  private static Header header(ResultSet row) throws SQLException {
    return new Header(
        row.getLong("id"),
        Instant.parse(row.getString("started")),
        Kind.of(row.getString("kind")),
        State.of(row.getString("state")),
        row.getString("command"),
        row.getString("label"),
        new WriterProcess(row.getLong("process"), row.getString("process_started")));
  }

  private StoredRun run(Header header) {
    boolean isGone = header.state == State.RUNNING && !header.process.isThere();
    return new StoredRun(
        header.id,
        header.started,
        header.kind,
        isGone ? State.LOST : header.state,
        header.command,
        header.label,
        sql.rows(CAMPAIGNS, RunStore::campaign, header.id));
  }

  private static StoredRun.Campaign campaign(ResultSet row) throws SQLException {
    return new StoredRun.Campaign(
        row.getString("name"),
        row.getString("kernel"),
        row.getString("scenario"),
        row.getString("timing"),
        row.getString("fingerprint"),
        Sql.optional(row, "requested"),
        row.getLong("kept"),
        row.getLong("batches"));
  }

  private byte[] document(long id) {
    return sql.rows("SELECT document FROM run WHERE id = ?", row -> bytes(row, "document"), id)
        .get(0);
  }

  private static byte[] bytes(ResultSet row, String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? new byte[0] : bytes;
  }

  private StoreException noSuch(long id) {
    return new StoreException("%s: holds no run %d; see 'vfrace runs'".formatted(sql.file(), id));
  }

  @Override
  public void close() {
    sql.close();
  }
}
