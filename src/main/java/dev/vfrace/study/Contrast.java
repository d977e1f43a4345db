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
 * @param kind of what differs, in the words of {@link PairStudy}
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

  /** The kind of two runs that were kept. */
  private static final String RUN = "run";

  /** Healing is left out: less of it is no improvement if there was less to heal. */
  private static final List<Metric> METRICS =
      Arrays.stream(Metric.values()).filter(metric -> metric != Metric.HEALED).toList();

  /**
   * One rate of both runs.
   *
   * @param program whose; of two that differ, both names
   * @param metric which
   * @param change what became of it
   */
  public record Row(String program, Metric metric, Change change) {}

  /** Two runs that were kept; what differs between them is theirs. */
  public static Contrast ofRuns(String nameA, RunResult runA, String nameB, RunResult runB) {
    return new Contrast(RUN, nameA, nameB, 1, runA, runB);
  }

  /**
   * Every rate that had events in either run: of two programs, each metric of the one against that
   * of the other; of two images, each as a whole, and the programs that are in both; otherwise
   * every program, and the image as a whole, against itself. Those that A misled most come first.
   */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    if (PairStudy.isByName(kind)) {
      runA.identity().image().ifPresent(image -> addRows(image, image, image, rows));
    } else {
      addRows(nameA + " → " + nameB, nameA, nameB, rows);
    }
    if (!kind.equals(PairStudy.PROGRAM)) {
      for (String program : programs()) {
        if (isInBoth(program) || (PairStudy.isByName(kind) && !kind.equals(RUN))) {
          addRows(program, program, program, rows);
        }
      }
    }
    return rows;
  }

  /** The programs of A's image that B's lacks. */
  public List<String> onlyInA() {
    return onlyIn(runA);
  }

  /** The programs of B's image that A's lacks. */
  public List<String> onlyInB() {
    return onlyIn(runB);
  }

  private List<String> onlyIn(RunResult run) {
    return kind.equals(PairStudy.IMAGE) || kind.equals(RUN)
        ? run.observers().keySet().stream().filter(program -> !isInBoth(program)).toList()
        : List.of();
  }

  private boolean isInBoth(String program) {
    return runA.observers().containsKey(program) && runB.observers().containsKey(program);
  }

  private void addRows(String label, String inA, String inB, List<Row> rows) {
    for (Metric metric : METRICS) {
      Change change =
          new Change(
              runA.observer(inA).rate(metric),
              runB.observer(inB).rate(metric),
              runB.raw().flatMap(raw -> raw.tallies().pairs().of(inB, metric)));
      if (change.before().count() + change.after().count() > 0) {
        rows.add(new Row(label, metric, change));
      }
    }
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
}
