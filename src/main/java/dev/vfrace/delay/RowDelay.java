package dev.vfrace.delay;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** One column of {@link Rows}: the others of a cycle take theirs from the same row. */
public final class RowDelay implements JointDelay {

  private final Rows rows;
  private final String name;
  private final long[] values;
  private final long[] sorted;
  private final double[] shares;

  RowDelay(Rows rows, String name, long[] values, double[] weights) {
    Parameters.check(
        Arrays.stream(values).allMatch(value -> value >= 0), "delays are not negative");
    this.rows = rows;
    this.name = name;
    this.values = values;
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingLong(row -> values[row]))
            .mapToInt(row -> row)
            .toArray();
    this.sorted = Arrays.stream(order).mapToLong(row -> values[row]).toArray();
    this.shares = Arrays.stream(order).mapToDouble(row -> weights[row]).toArray();
    Arrays.parallelPrefix(shares, Double::sum);
  }

  @Override
  public long sampleJointly(CycleRandom random, long cycle, String matter, int repeat) {
    return values[rows.draw(random, cycle, repeat)];
  }

  @Override
  public long sample(RandomGenerator random) {
    return values[rows.draw(random)];
  }

  @Override
  public double quantile(double p) {
    int found = Arrays.binarySearch(shares, p);
    return sorted[Math.min(found < 0 ? -found - 1 : found, sorted.length - 1)];
  }

  @Override
  public String toString() {
    return "RowDelay[" + name + " of " + values.length + " rows]";
  }
}
