package dev.vfrace.calibration;

import dev.vfrace.statistics.RankCorrelation;
import dev.vfrace.vocabulary.KernelStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Registrations of which all steps are known: what was measured together. */
public final class JointRows {

  /** Above it, drawing apart changes a rate: 0.2 was agreed on, not tuned. */
  static final double STRONG = 0.2;

  private static final int FEWEST = 10;

  private final List<Cycle> cycles;
  private final boolean woken;

  /** Rows with a wake-up if any of them has one; those without are then left out. */
  public JointRows(List<Cycle> all) {
    woken = all.stream().anyMatch(Cycle::isWoken);
    cycles = woken ? all.stream().filter(Cycle::isWoken).toList() : List.copyOf(all);
  }

  /**
   * Two columns that rise and fall together.
   *
   * @param correlation of their ranks
   */
  record Pair(String one, String other, double correlation) {
    String words() {
      return "%s and %s %.2f".formatted(one, other, correlation);
    }
  }

  /** How many there are. */
  public int count() {
    return cycles.size();
  }

  /** The names of the columns. */
  public List<String> columns() {
    return Stream.concat(
            Cycle.STEPS.stream().map(KernelStep::key),
            woken ? Stream.of(Cycle.WAKE_UP) : Stream.empty())
        .toList();
  }

  /** All values of a column, in nanoseconds. */
  public long[] column(String name) {
    int place = columns().indexOf(name);
    return cycles.stream().mapToLong(cycle -> cycle.value(place)).toArray();
  }

  /** The rows as a timing reads them: a header with units, a line a registration. */
  public String csv() {
    return Stream.concat(
            Stream.of(String.join(" (ns),", columns()) + " (ns)"),
            cycles.stream()
                .map(
                    cycle ->
                        cycle.values().mapToObj(String::valueOf).collect(Collectors.joining(","))))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The pairs of columns that are correlated, the strongest first. */
  List<Pair> strong() {
    if (cycles.size() < FEWEST) {
      return List.of();
    }
    List<String> names = columns();
    List<long[]> values = names.stream().map(this::column).toList();
    List<Pair> pairs = new ArrayList<>();
    for (int one = 0; one < names.size(); one++) {
      for (int other = one + 1; other < names.size(); other++) {
        double correlation = RankCorrelation.of(values.get(one), values.get(other));
        if (Math.abs(correlation) > STRONG) {
          pairs.add(new Pair(names.get(one), names.get(other), correlation));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.correlation)));
    return pairs;
  }
}
