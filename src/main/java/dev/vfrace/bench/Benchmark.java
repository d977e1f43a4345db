package dev.vfrace.bench;

import dev.vfrace.bench.Campaigns.Programs;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.timeline.Placement;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Measures speed and memory in one run and prints them. In each repeat the bare ring of Pekko
 * actors and all variants of vfrace take turns, so that a drift of the machine hits all alike;
 * figures are medians of the repeats, ratios are taken within a repeat.
 */
public final class Benchmark {

  private static final int RINGS = 1000;
  private static final long HOPS = 20_000;

  /** Of each thread, so that what a campaign does once weighs alike in all variants. */
  private static final long CYCLES = 60_000;

  private static final long CYCLES_A_LANE = 8;
  private static final int[] LANES = {1_000, 10_000, 100_000};
  private static final int MOST_LANES_WITH_ALL = 10_000;
  private static final String ROW = "%-41s %11s %9s %7s %8s%n";

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

  private enum Variant {
    RAW("raw, all programs", "raw", Programs.ALL, Mode.THREADS),
    ALL("all programs", Campaigns.AZURE_TIMING, Programs.ALL, Mode.THREADS),
    ALL_TASKS("all programs, sides as tasks", Campaigns.AZURE_TIMING, Programs.ALL, Mode.TASKS),
    ALL_APART(
        "all programs, sides on two threads", Campaigns.AZURE_TIMING, Programs.ALL, Mode.APART),
    ALL_ONE("all programs, one thread", Campaigns.AZURE_TIMING, Programs.ALL, Mode.ONE_THREAD),
    ALL_SIDES(
        "all programs, side by side", Campaigns.AZURE_TIMING, Programs.ALL, Mode.SIDE_BY_SIDE),
    ALL_BUSY("all programs, busy cores", Campaigns.AZURE_TIMING, Programs.ALL, Mode.BUSY),
    ALL_ONE_BUSY(
        "all programs, one thread, busy cores",
        Campaigns.AZURE_TIMING,
        Programs.ALL,
        Mode.ONE_BUSY),
    IMAGE("one image", Campaigns.AZURE_TIMING, Programs.IMAGE, Mode.THREADS),
    IMAGE_ONE("one image, one thread", Campaigns.AZURE_TIMING, Programs.IMAGE, Mode.ONE_THREAD),
    IMAGE_SIDES(
        "one image, side by side", Campaigns.AZURE_TIMING, Programs.IMAGE, Mode.SIDE_BY_SIDE);

    private final String title;
    private final String timing;
    private final Programs programs;
    private final Mode mode;

    Variant(String title, String timing, Programs programs, Mode mode) {
      this.title = title;
      this.timing = timing;
      this.programs = programs;
      this.mode = mode;
    }
  }

  /** How many threads, what each of them runs, and what runs beside them. */
  private enum Mode {
    /** All threads, placement auto: each VM is a task. */
    THREADS,
    /** All threads, each side of a VM is a task. */
    TASKS,
    /** All threads, the two sides of each VM on different ones. */
    APART,
    /** One thread. */
    ONE_THREAD,
    /** As many campaigns of one thread each as there are threads, at once: what the cores give. */
    SIDE_BY_SIDE,
    /** All threads, with a neighbour on each core that is never idle. */
    BUSY,
    /** One thread, with such neighbours. */
    ONE_BUSY;

    boolean isOneThread() {
      return this == ONE_THREAD || this == SIDE_BY_SIDE || this == ONE_BUSY;
    }

    boolean isBusy() {
      return this == BUSY || this == ONE_BUSY;
    }

    Optional<Placement> placement() {
      return switch (this) {
        case TASKS -> Optional.of(Placement.TASKS);
        case APART -> Optional.of(Placement.APART);
        case THREADS, ONE_THREAD, SIDE_BY_SIDE, BUSY, ONE_BUSY -> Optional.empty();
      };
    }
  }

  /** The ring's messages a second, and the variants' speeds. */
  private record Repeat(double ring, Map<Variant, Speed> speeds) {
    Speed of(Variant variant) {
      return Optional.ofNullable(speeds.get(variant)).orElseThrow();
    }
  }

  /** Runs it; takes about a minute a repeat, and a minute or two for the lanes. */
  public void run() throws InterruptedException {
    int threads = campaigns.threads();
    print(
        "%d threads, %s %s, medians of %d repeats%n",
        threads, System.getProperty("java.vm.name"), System.getProperty("java.version"), repeats);
    measure(); // warm-up
    List<Repeat> all = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      all.add(measure());
    }
    printSpeeds(all);
    printLanes();
  }

  private Repeat measure() throws InterruptedException {
    double ring = RingBenchmark.messagesPerSecond(campaigns.threads(), RINGS, HOPS);
    Map<Variant, Speed> speeds = new EnumMap<>(Variant.class);
    for (Variant variant : Variant.values()) {
      speeds.put(variant, measure(variant));
    }
    return new Repeat(ring, speeds);
  }

  private Speed measure(Variant variant) throws InterruptedException {
    int threads = variant.mode.isOneThread() ? 1 : campaigns.threads();
    CampaignSettings settings =
        campaigns.of(
            variant.timing, variant.programs, threads, variant.mode.placement(), CYCLES * threads);
    BusyCores neighbours = BusyCores.start(variant.mode.isBusy() ? campaigns.threads() : 0);
    try {
      return variant.mode == Mode.SIDE_BY_SIDE
          ? campaigns.measureSideBySide(settings)
          : Speed.of(campaigns.measure(settings));
    } finally {
      neighbours.stop();
    }
  }

  private void printSpeeds(List<Repeat> all) {
    print(ROW, "", "messages/s", "cycles/s", "of ring", "kB/cycle");
    print(ROW, "bare ring of Pekko actors", count(median(all, Repeat::ring)), "", "1.00", "");
    for (Variant variant : Variant.values()) {
      print(
          ROW,
          variant.title,
          count(median(all, it -> it.of(variant).messages())),
          count(median(all, it -> it.of(variant).cycles())),
          ratio(median(all, it -> it.of(variant).messages() / it.ring())),
          "%.1f".formatted(median(all, it -> it.of(variant).kilobytes())));
    }
    print("%n%s%n", "medians of the ratios in a repeat (least to most)");
    printRatio(all, "over side by side, all programs", Variant.ALL, Variant.ALL_SIDES);
    printRatio(all, "over side by side, one image", Variant.IMAGE, Variant.IMAGE_SIDES);
    printRatio(all, "over one thread, all programs", Variant.ALL, Variant.ALL_ONE);
    printRatio(all, "over one thread, one image", Variant.IMAGE, Variant.IMAGE_ONE);
    printRatio(all, "over sides as tasks, all programs", Variant.ALL, Variant.ALL_TASKS);
    printRatio(all, "over sides on two threads, all programs", Variant.ALL, Variant.ALL_APART);
    printRatio(all, "busy cores: over undisturbed", Variant.ALL_BUSY, Variant.ALL);
    printRatio(all, "busy cores: over one thread", Variant.ALL_BUSY, Variant.ALL_ONE_BUSY);
    printOfRing(all, "messages/s over ring, raw", Variant.RAW);
    printOfRing(all, "messages/s over ring, all programs", Variant.ALL);
    printOfRing(all, "messages/s over ring, one image", Variant.IMAGE);
    print(
        "%-41s %9.1f s%n",
        "1,000,000 raw cycles, all programs", 1e6 / median(all, it -> it.of(Variant.RAW).cycles()));
  }

  private void printRatio(List<Repeat> all, String title, Variant one, Variant other) {
    printRange(title, all, it -> it.of(one).cycles() / it.of(other).cycles());
  }

  private void printOfRing(List<Repeat> all, String title, Variant variant) {
    printRange(title, all, it -> it.of(variant).messages() / it.ring());
  }

  private void printRange(String title, List<Repeat> all, ToDoubleFunction<Repeat> figure) {
    print(
        "%-41s %11s (%s to %s)%n",
        title,
        ratio(median(all, figure)),
        ratio(all.stream().mapToDouble(figure).min().orElseThrow()),
        ratio(all.stream().mapToDouble(figure).max().orElseThrow()));
  }

  private void printLanes() throws InterruptedException {
    print("%n%-41s %11s %9s%n", "", "kB a lane", "cycles/s");
    for (int lanes : LANES) {
      if (lanes <= MOST_LANES_WITH_ALL) {
        printLanes(lanes, "all programs", Programs.ALL);
      }
      printLanes(lanes, "programs of one image", Programs.IMAGE);
    }
  }

  private void printLanes(int lanes, String title, Programs programs) throws InterruptedException {
    Speed speed =
        Speed.of(
            campaigns.measure(
                campaigns.withLanes(lanes, programs, Math.max(CYCLES_A_LANE * lanes, CYCLES))));
    // afterwards, since actors of so many lanes that are stopped take their time to end
    double kilobytes = new LaneMemory(campaigns.endless(lanes, programs)).kilobytesPerLane();
    print(
        "%-41s %11.1f %9s%n",
        "%,d lanes, %s".formatted(lanes, title), kilobytes, count(speed.cycles()));
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
    out.flush();
  }

  private static String count(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }

  private static String ratio(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }

  private static double median(List<Repeat> all, ToDoubleFunction<Repeat> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
