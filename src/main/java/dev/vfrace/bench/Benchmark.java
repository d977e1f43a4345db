package dev.vfrace.bench;

import dev.vfrace.stress.Measurement;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures speed and memory in one run and prints them: a bare ring of Pekko actors, vfrace under
 * {@code raw} with every bundled program, their ratio, and what lanes cost. The two take turns, so
 * that a drift of the machine hits both alike; figures are medians of the repeats.
 */
public final class Benchmark {

  private static final int RINGS = 1000;
  private static final long HOPS = 20_000;
  private static final String CYCLES = "200k";
  private static final int[] LANES = {1_000, 10_000};

  private final Campaigns campaigns;
  private final PrintWriter out;
  private final int repeats;

  /**
   * A benchmark.
   *
   * @param campaigns makes the campaigns to measure
   * @param out where the figures go
   * @param repeats of each figure, at least 1
   */
  public Benchmark(Campaigns campaigns, PrintWriter out, int repeats) {
    this.campaigns = campaigns;
    this.out = out;
    this.repeats = repeats;
  }

  private record Pair(double ring, double messages, double cycles) {}

  /** Runs it; takes about half a minute a repeat. */
  public void run() throws InterruptedException {
    int threads = campaigns.threads();
    out.printf(
        "%d threads, %s %s, medians of %d repeats%n",
        threads, System.getProperty("java.vm.name"), System.getProperty("java.version"), repeats);
    measure(threads); // warm-up
    List<Pair> pairs = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      pairs.add(measure(threads));
    }
    double cycles = median(pairs, Pair::cycles);
    out.printf("bare ring of Pekko actors   %,14.0f messages/s%n", median(pairs, Pair::ring));
    out.printf("vfrace, raw, all programs   %,14.0f messages/s%n", median(pairs, Pair::messages));
    out.printf(
        "ratio, pair by pair         %14.2f (%.2f to %.2f)%n",
        median(pairs, Benchmark::ratio),
        pairs.stream().mapToDouble(Benchmark::ratio).min().orElseThrow(),
        pairs.stream().mapToDouble(Benchmark::ratio).max().orElseThrow());
    out.printf("vfrace, raw, all programs   %,14.0f cycles/s%n", cycles);
    out.printf("1,000,000 such cycles       %,14.1f s%n", 1e6 / cycles);
    for (int lanes : LANES) {
      out.printf(
          "%,6d lanes, all programs %,14.1f kB a lane%n",
          lanes, new LaneMemory(campaigns.raw(lanes)).kilobytesPerLane());
    }
  }

  private Pair measure(int threads) throws InterruptedException {
    double ring = RingBenchmark.messagesPerSecond(threads, RINGS, HOPS);
    Measurement run = campaigns.measure(campaigns.raw(CYCLES));
    double seconds = run.elapsed().toNanos() / 1e9;
    return new Pair(ring, run.messages() / seconds, run.totals().cycles() / seconds);
  }

  private static double ratio(Pair pair) {
    return pair.messages / pair.ring;
  }

  private static double median(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
    double[] sorted = pairs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
