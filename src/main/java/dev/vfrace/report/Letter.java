package dev.vfrace.report;

import dev.vfrace.raw.RawRun;
import java.util.List;

/**
 * What a mailing list is told of a result.
 *
 * @param about what was run, a line each
 * @param rows a figure each; the first has the heads
 * @param notes what else is to be said, a line each
 * @param runs that it was made from
 */
public record Letter(
    List<String> about, List<List<String>> rows, List<String> notes, List<RawRun> runs) {

  /** Defensive copies. */
  public Letter {
    about = List.copyOf(about);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    runs = List.copyOf(runs);
  }
}
