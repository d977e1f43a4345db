package dev.vfrace.store;

import dev.vfrace.raw.RawFormatException;
import dev.vfrace.raw.RawRun;
import java.util.ArrayList;
import java.util.List;

/** Holds what is in a store against itself. */
final class StoreCheck {

  private static final String WHOLE = "ok";

  private final RunStore store;
  private final Sql sql;

  StoreCheck(RunStore store, Sql sql) {
    this.store = store;
    this.sql = sql;
  }

  /** What is not as it should be, a line each. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    sql.rows("PRAGMA integrity_check", row -> row.getString(1)).stream()
        .filter(line -> !line.equals(WHOLE))
        .forEach(line -> faults.add(sql.file() + ": " + line));
    for (StoredRun run : store.runs()) {
      try {
        check(run, faults);
      } catch (StoreException | RawFormatException | IllegalArgumentException damaged) {
        faults.add("run %d: %s".formatted(run.id(), damaged.getMessage()));
      }
    }
    return faults;
  }

  private void check(StoredRun run, List<String> faults) {
    boolean hasResult = run.state() != State.RUNNING && run.state() != State.LOST;
    List<RawRun> results =
        hasResult && run.kind() != Kind.SWEEP ? store.result(run.id()).runs() : List.of();
    for (int place = 0; place < run.campaigns().size(); place++) {
      RawRun sum = new Batches(sql).sum(run, place);
      long cycles = run.campaigns().get(place).cycles();
      if (sum.course().cycles() != cycles) {
        faults.add(
            "run %d: batches of %d cycles have counted %d"
                .formatted(run.id(), cycles, sum.course().cycles()));
      }
      if (place < results.size() && !counts(sum).equals(counts(results.get(place)))) {
        faults.add(
            "run %d, campaign %d: the result is not the sum of its batches"
                .formatted(run.id(), place));
      }
    }
  }

  /** All that is counted, however it is cut. */
  private static List<Object> counts(RawRun run) {
    List<Object> counts = new ArrayList<>();
    run.tallies().programs().forEach((name, tally) -> counts.add(name + tally.total()));
    run.tallies().image().ifPresent(tally -> counts.add(tally.total()));
    counts.add(run.course().cycles());
    counts.add(run.tallies().controls().races());
    counts.add(run.tallies().stocks().whole());
    counts.add(run.tallies().traffic());
    counts.add(run.histograms().flagWindow().histogram());
    counts.add(run.histograms().masterWindow().histogram());
    counts.add(run.histograms().outage().histogram());
    counts.add(run.histograms().rtnlHold().histogram());
    return counts;
  }
}
