package dev.vfrace.study;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.Stopped;
import dev.vfrace.count.Metric;
import dev.vfrace.question.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two runs side by side that differ in one thing: schema {@code vfrace.compare/1}.
 *
 * @param kind of what differs: kernel or timing
 * @param nameA of the first
 * @param nameB of the second
 * @param blocks of each run, which took turns
 * @param runA the first
 * @param runB the second, which has what came of the cycles that drew the same delays in both
 */
public record Contrast(
    String kind, String nameA, String nameB, int blocks, RunResult runA, RunResult runB)
    implements Conclusion {

  /** The name and version of the JSON form. */
  public static final String SCHEMA = "vfrace.compare/1";

  /** Healing is left out: less of it is no improvement if there was less to heal. */
  private static final List<Metric> METRICS =
      Arrays.stream(Metric.values()).filter(metric -> metric != Metric.HEALED).toList();

  /**
   * One rate of both runs.
   *
   * @param program whose
   * @param metric which
   * @param change what became of it
   */
  public record Row(String program, Metric metric, Change change) {}

  /** Every rate that had events in either run; the programs that A misled most come first. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String program : programs()) {
      for (Metric metric : METRICS) {
        Change change =
            new Change(
                of(runA, program).rate(metric),
                of(runB, program).rate(metric),
                runB.raw().flatMap(raw -> raw.tallies().pairs().of(program, metric)));
        if (change.before().count() + change.after().count() > 0) {
          rows.add(new Row(program, metric, change));
        }
      }
    }
    return rows;
  }

  /** Untrusted if either run is, or how one ended early; otherwise a pass, whatever has changed. */
  @Override
  public Verdict verdict() {
    boolean trusted = runA.distrust().isEmpty() && runB.distrust().isEmpty();
    return trusted
        ? Stopped.verdict(Stream.of(runA, runB)).orElse(Verdict.PASS)
        : Verdict.UNTRUSTED;
  }

  /** Whether either run ended before it had done what was asked. */
  public boolean incomplete() {
    return runA.volume().incomplete() || runB.volume().incomplete();
  }

  private Iterable<String> programs() {
    Map<String, ObserverResult> all = new LinkedHashMap<>(runB.observers());
    all.putAll(runA.observers());
    return Ranking.worstFirst(all).stream().map(Map.Entry::getKey).toList();
  }

  private static ObserverResult of(RunResult run, String program) {
    return run.observers().getOrDefault(program, ObserverResult.of(Map.of()));
  }
}
