package dev.vfrace.robust;

import dev.vfrace.cli.Start;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Tallies;
import dev.vfrace.store.RunStore;
import dev.vfrace.store.State;
import dev.vfrace.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Kills runs at random moments. Each time the store has to open, and every count in it to equal its
 * batches; at last some of what was lost is resumed, and has to end in the counts of a run that
 * nobody killed.
 */
final class Kills {

  private static final int TRIALS = 100;
  private static final long SEED = 1;
  private static final int RESUMED = 3;
  private static final List<String> RUN =
      List.of(
          "run",
          "--threads",
          "1",
          "--userspace",
          "wicked,udev-azure-rule",
          "--quiet",
          "-D",
          "store.shortest-batch=5ms",
          "--cycles");

  private final Path store;
  private final Random random;
  private final String cycles;
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private final AtomicInteger killed = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  /**
   * Nothing killed yet.
   *
   * @param directory of the store
   * @param seed of the moments
   * @param cycles of each run
   */
  Kills(Path directory, long seed, String cycles) {
    this.store = directory.resolve("runs.db");
    this.random = new Random(seed);
    this.cycles = cycles;
  }

  /**
   * Kills runs and exits with 0 if all came out right, else with 4.
   *
   * @param args how many, and the seed
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int trials = args.length > 0 ? Integer.parseInt(args[0]) : TRIALS;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : SEED;
    Kills kills = new Kills(Files.createTempDirectory("vfrace-kills"), seed, "60k");
    kills.run(trials, LongTrial.begin(trials, kills::report));
    System.exit(kills.wrong().isEmpty() ? 0 : 4);
  }

  /**
   * One run to its end, which tells how long it takes; then as many as it takes to kill so many,
   * earlier where one had ended before its moment.
   *
   * @param tried hears how many are done
   */
  void run(int trials, IntConsumer tried) throws IOException, InterruptedException {
    long start = System.nanoTime();
    expect(vfrace(run()).waitFor() == 0, "the first run has not ended well");
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    while (killed.get() < trials) {
      long moment = random.nextLong(1, millis);
      if (killOne(moment)) {
        tried.accept(killed.incrementAndGet());
      } else {
        millis = Math.max(2, moment);
      }
    }
    resume();
  }

  /** Two processes that keep their runs in one store at once. */
  void runTwoAtOnce() throws IOException, InterruptedException {
    Process one = vfrace(run());
    Process other = vfrace(run());
    int oneEnded = one.waitFor();
    int otherEnded = other.waitFor();
    expect(oneEnded == 0 && otherEnded == 0, "one of two at once has not ended well");
    try (RunStore open = RunStore.open(store)) {
      expect(open.runs().size() == 2, "two runs were to be kept");
      expect(
          open.runs().stream().allMatch(run -> run.state() == State.COMPLETE),
          "both were to be complete");
      wrong.addAll(open.check());
    }
  }

  /** What went wrong. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** All of it, a line each. */
  String report() {
    return "%d killed, %d of them with batches kept; %d wrong%n%s"
        .formatted(
            killed.get(),
            lost.get(),
            wrong.size(),
            String.join("", wrong.stream().map(it -> it + "\n").toList()));
  }

  private List<String> run() {
    List<String> run = new ArrayList<>(RUN);
    run.add(cycles);
    return run;
  }

  /** Whether it had not ended by then. */
  private boolean killOne(long millis) throws IOException, InterruptedException {
    Process process = vfrace(run());
    boolean isKilled = !process.waitFor(millis, TimeUnit.MILLISECONDS);
    if (isKilled) {
      process.destroyForcibly().waitFor();
    }
    try (RunStore open = RunStore.open(store)) {
      for (StoredRun run : open.markLost()) {
        lost.addAndGet(run.batches() > 0 ? 1 : 0);
      }
      open.check().forEach(fault -> wrong.add("after %d ms: %s".formatted(millis, fault)));
    }
    return isKilled;
  }

  private void resume() throws IOException, InterruptedException {
    List<StoredRun> resumable;
    try (RunStore open = RunStore.open(store)) {
      resumable =
          open.runs().stream()
              .filter(run -> run.state() == State.LOST && run.batches() > 0)
              .limit(RESUMED)
              .toList();
    }
    for (StoredRun run : resumable) {
      int code = vfrace(List.of("resume", Long.toString(run.id()), "--quiet")).waitFor();
      expect(code == 0, "resume %d ended with %d".formatted(run.id(), code));
    }
    try (RunStore open = RunStore.open(store)) {
      RawRun whole = open.result(1).runs().get(0);
      for (StoredRun run : resumable) {
        RawRun resumed = open.result(run.id()).runs().get(0);
        expect(
            resumed.tallies().programs().values().stream()
                    .map(Tallies.ProgramTally::total)
                    .toList()
                    .equals(
                        whole.tallies().programs().values().stream()
                            .map(Tallies.ProgramTally::total)
                            .toList())
                && resumed.tallies().controls().equals(whole.tallies().controls())
                && resumed.tallies().stocks().equals(whole.tallies().stocks())
                && resumed.tallies().traffic().equals(whole.tallies().traffic()),
            "run %d, resumed after %d cycles, counts something else"
                .formatted(run.id(), run.cycles()));
      }
      wrong.addAll(open.check());
    }
  }

  private void expect(boolean right, String otherwise) {
    if (!right) {
      wrong.add(otherwise);
    }
  }

  private Process vfrace(List<String> args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--add-opens",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Dvfrace.home=" + System.getProperty("vfrace.home", "."),
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName()));
    command.addAll(args);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("VFRACE_STORE", store.toString());
    return builder.start();
  }
}
