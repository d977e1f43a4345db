package dev.vfrace.delay;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Measured cycles: a row is what several delays were in one of them. Immutable. */
public final class Rows {

  /** Where the draws of rows begin among what is drawn jointly. */
  private static final long STREAM = 0x726F7773L;

  private final Map<String, RowDelay> columns = new TreeMap<>();
  private final double[] shares;

  /**
   * Some rows that share a weight.
   *
   * @param columns the delays in nanoseconds by name, one a row, at least one
   * @param weight of all of them together, more than 0
   */
  public record Part(Map<String, long[]> columns, double weight) {}

  /**
   * All rows of some parts, whose columns have the same names.
   *
   * @param parts at least one
   */
  public Rows(List<Part> parts) {
    Parameters.check(!parts.isEmpty(), "rows must not be empty");
    Set<String> names = parts.get(0).columns.keySet();
    double total = parts.stream().mapToDouble(Part::weight).sum();
    double[] weights =
        parts.stream()
            .flatMapToDouble(
                part -> {
                  double[] each = new double[length(part)];
                  Arrays.fill(each, part.weight / total / each.length);
                  return Arrays.stream(each);
                })
            .toArray();
    for (Part part : parts) {
      Parameters.check(part.weight > 0 && part.weight < Double.POSITIVE_INFINITY, "weight");
      Parameters.check(part.columns.keySet().equals(names), "rows have the same columns");
    }
    shares = weights.clone();
    Arrays.parallelPrefix(shares, Double::sum);
    for (String name : names) {
      long[] values =
          parts.stream().flatMapToLong(part -> Arrays.stream(part.columns.get(name))).toArray();
      columns.put(name, new RowDelay(this, name, values, weights));
    }
  }

  /** The delay in a column, if there is one of that name. */
  public Optional<Delay> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /** A row, by its weight. */
  int draw(RandomGenerator random) {
    int found = Arrays.binarySearch(shares, random.nextDouble());
    // a draw on the very boundary belongs to the row behind it
    return Math.min(found < 0 ? -found - 1 : found + 1, shares.length - 1);
  }

  /** The row of a cycle, the same for all columns. */
  int draw(CycleRandom random, long cycle, int repeat) {
    random.restart(cycle, STREAM + repeat);
    return draw(random);
  }

  private static int length(Part part) {
    int[] lengths = part.columns.values().stream().mapToInt(it -> it.length).distinct().toArray();
    Parameters.check(lengths.length == 1 && lengths[0] > 0, "columns of a part are of one length");
    return lengths[0];
  }
}
