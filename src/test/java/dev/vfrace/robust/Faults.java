package dev.vfrace.robust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does things to processes: signals at random moments, too little of everything. */
final class Faults {

  private static final List<Fault> KINDS = List.of(Fault.values());
  private static final int TRIALS = 200;
  private static final long SEED = 1;

  /** Before, it is but a shell that has not read the script. */
  private static final int EARLIEST_MILLIS = 200;

  private static final int LATEST_MILLIS = 6_000;

  private static final List<List<String>> ENDLESS =
      List.of(
          List.of("run", "--cycles", "1000M", "--lanes", "8", "--userspace", "wicked"),
          List.of("run", "--pace", "real", "--duration", "10min", "--userspace", "wicked"),
          List.of("compare", "v6.1", "v6.7", "--cycles", "900M", "--userspace", "wicked"),
          List.of("compare", "--suite", "stress/thread.conf", "--cycles", "100M"));

  private record Counted(int tried, int wrong) {}

  private final Random random;
  private final Path directory;
  private final Map<Fault, Counted> counts = new ConcurrentSkipListMap<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();

  /**
   * Nothing tried yet.
   *
   * @param seed of the moments and limits
   * @param directory where the processes write
   */
  Faults(long seed, Path directory) {
    this.random = new Random(seed);
    this.directory = directory;
  }

  /**
   * Tries faults and exits with 0 if all came out right, else with 4.
   *
   * @param args how many, and the seed
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int trials = args.length > 0 ? Integer.parseInt(args[0]) : TRIALS;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : SEED;
    Path directory = Files.createTempDirectory("vfrace-faults");
    Faults faults = new Faults(seed, directory);
    LongTrial tried = LongTrial.begin(trials, faults::report);
    for (int trial = 0; trial < trials; trial++) {
      faults.tryOne(KINDS.get(trial % KINDS.size()));
      tried.accept(trial + 1);
    }
    Files.delete(directory);
    System.exit(faults.wrong().isEmpty() ? 0 : 4);
  }

  /** Does something to a process. */
  void tryOne(Fault fault) throws IOException, InterruptedException {
    Optional<String> words = trial(fault).run(directory);
    Counted before = counts.getOrDefault(fault, new Counted(0, 0));
    counts.put(fault, new Counted(before.tried + 1, before.wrong + (words.isPresent() ? 1 : 0)));
    words.ifPresent(wrong::add);
  }

  /** What went wrong. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** How many of each kind came out how. */
  String report() {
    StringBuilder text =
        new StringBuilder("%-12s %6s %6s %6s%n".formatted("fault", "tried", "right", "wrong"));
    counts.forEach(
        (fault, counted) ->
            text.append(
                "%-12s %6d %6d %6d%n"
                    .formatted(
                        fault, counted.tried, counted.tried - counted.wrong, counted.wrong)));
    wrong.forEach(words -> text.append(words).append(System.lineSeparator()));
    return text.toString();
  }

  private FaultTrial trial(Fault fault) {
    return switch (fault) {
      case INT, TERM, HUP, QUIT, PIPE, STOP, KILL ->
          new FaultTrial(
              fault,
              ENDLESS.get(random.nextInt(ENDLESS.size())),
              between(EARLIEST_MILLIS, LATEST_MILLIS),
              0);
      case HEAP -> new FaultTrial(fault, lanes(100 + random.nextInt(900)), 0, between(32, 64));
      case THREADS -> new FaultTrial(fault, threads(), 0, between(1_800, 2_600));
      case DESCRIPTORS -> new FaultTrial(fault, lanes(4), 0, between(10, 80));
      case FULL_OUTPUT, FULL_JSON -> new FaultTrial(fault, lanes(4), 0, 0);
    };
  }

  private static List<String> lanes(int lanes) {
    return List.of(
        "run",
        "--cycles",
        "2000",
        "--timing",
        "raw",
        "--lanes",
        Integer.toString(lanes),
        "--quiet",
        "--threads",
        "1");
  }

  private static List<String> threads() {
    return List.of(
        "run",
        "--cycles",
        "2000",
        "--lanes",
        "4",
        "--userspace",
        "wicked",
        "--threads",
        "1024",
        "--quiet");
  }

  private int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }
}
