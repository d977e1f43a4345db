package dev.vfrace.store;

import dev.vfrace.raw.RawRun;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a run. */
final class RunWriter {

  private final Sql sql;

  /** Writes by these statements. */
  RunWriter(Sql sql) {
    this.sql = sql;
  }

  /** A run begins; gives its number. */
  long begin(Kind kind, String command, Instant started, Frame frame) {
    WriterProcess process = WriterProcess.current();
    return sql.rows(
            """
            INSERT INTO run (started, kind, state, command, process, process_started, frame)
            VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id\
            """,
            row -> row.getLong(1),
            started.toString(),
            kind.word(),
            State.RUNNING.word(),
            command,
            process.id(),
            process.started(),
            frame.json())
        .get(0);
  }

  /**
   * A run that was lost or interrupted goes on in this process.
   *
   * @return false if another process was faster
   */
  boolean goOn(long run) {
    WriterProcess process = WriterProcess.current();
    return sql.update(
            """
            UPDATE run SET state = ?, process = ?, process_started = ?, document = NULL
            WHERE id = ? AND state IN (?, ?)\
            """,
            State.RUNNING.word(),
            process.id(),
            process.started(),
            run,
            State.LOST.word(),
            State.INTERRUPTED.word())
        == 1;
  }

  /** A campaign of it begins. */
  void campaign(long run, int place, String name, RawRun head) {
    sql.update(
        """
        INSERT INTO campaign
          (run, place, name, kernel, scenario, timing, fingerprint, requested, head)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        run,
        place,
        name,
        head.subject().kernel(),
        head.subject().scenario(),
        head.subject().timing(),
        head.provenance().fingerprint(),
        orNull(head.amounts().requestedCycles()),
        Blobs.head(head));
  }

  /**
   * A batch.
   *
   * @param run its number
   * @param place of its campaign
   * @param at where it stands
   * @param part what it counted
   */
  void batch(long run, int place, At at, RawRun part) {
    sql.update(
        """
        INSERT INTO batch
          (run, place, number, block, block_ends, lane_cycles, cycles, counted)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        run,
        place,
        at.number,
        at.block,
        at.blockEnds,
        orNull(at.laneCycles),
        part.course().cycles(),
        Blobs.batch(part));
  }

  /**
   * Where a batch stands.
   *
   * @param number from 0 on
   * @param block that it belongs to, from 0 on
   * @param blockEnds whether the block was run to its end with it
   * @param laneCycles that every lane has run in the block then; empty: not all as many
   */
  record At(int number, int block, boolean blockEnds, OptionalLong laneCycles) {}

  /** A run has ended. */
  void end(long run, State state, byte[] document) {
    sql.update(
        "UPDATE run SET state = ?, document = ? WHERE id = ?",
        state.word(),
        Blobs.packed(document),
        run);
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
