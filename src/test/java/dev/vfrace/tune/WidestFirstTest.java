package dev.vfrace.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.Simulation;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the blocks of a sweep go, and what that does to its intervals. */
final class WidestFirstTest {

  private static final int SWEEPS = 250;

  /** A curve, a single point that races, and points that cannot be told apart. */
  private static final double[][] SHAPES = {
    {0.9, 0.7, 0.5, 0.3, 0.1, 0.03, 0.01, 0.003},
    {0.2, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01},
    {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1},
    {0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128},
  };

  @Test
  void blocksGoWhereTheIntervalWouldStayWidest() {
    assertThat(WidestFirst.more(new double[] {1, 3}, new int[] {2, 2}, 2)).containsExactly(0, 2);
    assertThat(WidestFirst.more(new double[] {1, 1}, new int[] {2, 2}, 2)).containsExactly(1, 1);
    assertThat(WidestFirst.more(new double[] {1, 1.2}, new int[] {1, 1}, 3)).containsExactly(1, 2);
  }

  /**
   * Who gives blocks by what was counted biases the rates: a point that came out too low, and so
   * too narrow, stays as it is. Whether the intervals still cover 95 % is what counts.
   */
  @ParameterizedTest
  @ValueSource(ints = {4, 20})
  void intervalsKeepTheirCoverage(int rounds) {
    Simulation simulation = new Simulation(rounds);
    double all = 0;
    for (double[] shape : SHAPES) {
      double[] covered = covered(simulation, shape, rounds, 200);
      assertThat(DoubleStream.of(covered).min().orElseThrow()).isGreaterThan(0.91);
      all += DoubleStream.of(covered).average().orElseThrow() / SHAPES.length;
    }
    assertThat(all).isGreaterThan(0.95);
  }

  /** In which share of the sweeps the interval of each point holds its rate. */
  private static double[] covered(
      Simulation simulation, double[] rates, int rounds, int blockCycles) {
    double[] covered = new double[rates.length];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      Rate[] swept = sweep(simulation, rates, rounds, blockCycles);
      for (int at = 0; at < rates.length; at++) {
        Interval interval = swept[at].interval();
        if (interval.low() <= rates[at] && rates[at] <= interval.high()) {
          covered[at] += 1.0 / SWEEPS;
        }
      }
    }
    return covered;
  }

  /** As {@link SweepPlan} has it: half of the rounds even, the others where it is widest. */
  private static Rate[] sweep(Simulation simulation, double[] rates, int rounds, int blockCycles) {
    int[] blocks = new int[rates.length];
    Rate[] known = new Rate[rates.length];
    Arrays.fill(known, Rate.NONE);
    int[] more = new int[rates.length];
    Arrays.fill(more, (rounds + 1) / 2);
    for (int round = (rounds + 1) / 2; round <= rounds; round++) {
      for (int at = 0; at < rates.length; at++) {
        long trials = (long) more[at] * blockCycles;
        known[at] =
            new Rate(
                known[at].count() + simulation.hits(rates[at], trials),
                known[at].trials() + trials);
        blocks[at] += more[at];
      }
      more = WidestFirst.more(widths(known), blocks, rates.length);
    }
    return known;
  }

  private static double[] widths(Rate[] known) {
    return Arrays.stream(known)
        .map(Rate::interval)
        .mapToDouble(interval -> interval.high() - interval.low())
        .toArray();
  }
}
