package dev.vfrace.robust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries many inputs, and keeps count by kind. The same seed gives the same inputs. */
final class Fuzzer {

  private static final int SHOWN = 2000;

  private final long seed;
  private final Path directory;
  private final Map<String, Count> counts = new ConcurrentSkipListMap<>();
  private final List<Failure> failures = new CopyOnWriteArrayList<>();
  private volatile boolean elsewhere;
  private volatile boolean connected;

  /** How many of a kind came out right, and how many wrong. */
  record Count(int right, int wrong) {
    Count plus(boolean isRight) {
      return isRight ? new Count(right + 1, wrong) : new Count(right, wrong + 1);
    }
  }

  /** An input of which something wrong came. */
  record Failure(int number, Trial trial, String files, String problem) {
    int size() {
      return String.join(" ", trial.args()).length() + files.length();
    }
  }

  /**
   * A fuzzer.
   *
   * @param seed of all inputs
   * @param directory for their files, empty
   */
  Fuzzer(long seed, Path directory) {
    this.seed = seed;
    this.directory = directory;
  }

  /**
   * Tries so many.
   *
   * @param tried hears how many are done
   */
  void run(int trials, IntConsumer tried) throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Judge judge = new Judge()) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
      List<Operator> operators = new ArrayList<>(RightInput.operators());
      operators.addAll(WrongInput.operators());
      operators.addAll(new HostileInput(url).operators());
      operators.addAll(OddInput.operators());
      List<String> before = surroundings();
      for (int number = 0; number < trials; number++) {
        attempt(number, operators.get(number % operators.size()), judge);
        tried.accept(number + 1);
      }
      elsewhere = !before.equals(surroundings());
      connected = isAsked(server);
    }
  }

  private void attempt(int number, Operator operator, Judge judge)
      throws IOException, InterruptedException {
    Path place = Files.createDirectory(directory.resolve("t" + number));
    Trial trial = operator.make(new Pen(random(number), place));
    List<Path> made = list(place);
    Optional<String> problem = judge.judge(trial);
    if (!made.equals(list(place))) {
      problem = Optional.of(problem.orElse("") + " wrote beside what it was given");
    }
    counts.merge(
        trial.kind(),
        new Count(0, 0).plus(problem.isEmpty()),
        (a, b) -> new Count(a.right + b.right, a.wrong + b.wrong));
    problem.ifPresent(it -> failures.add(new Failure(number, trial, texts(made), it)));
    for (Path file : made) {
      Files.delete(file);
    }
    Files.delete(place);
  }

  /** Of neighbouring seeds {@link Random} draws nearly the same first numbers. */
  private Random random(int number) {
    return new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
  }

  /** Whether every input came out right. */
  boolean holds() {
    return failures.isEmpty() && !elsewhere && !connected;
  }

  /** What came out, by kind, with the smallest failure of each. */
  String report() {
    StringBuilder text = new StringBuilder();
    text.append("%-40s %8s %8s %8s%n".formatted("seed " + seed, "tried", "right", "wrong"));
    int right = 0;
    int wrong = 0;
    for (Map.Entry<String, Count> kind : counts.entrySet()) {
      Count count = kind.getValue();
      right += count.right;
      wrong += count.wrong;
      text.append(row(kind.getKey(), count));
    }
    text.append(row("all", new Count(right, wrong)));
    text.append("connections to the network: ").append(connected ? "SOME" : "none").append('\n');
    text.append("files written elsewhere: ").append(elsewhere ? "SOME" : "none").append('\n');
    failures.stream()
        .collect(
            Collectors.groupingBy(
                it -> it.trial().kind(),
                TreeMap::new,
                Collectors.minBy(Comparator.comparingInt(Failure::size))))
        .forEach((kind, smallest) -> smallest.ifPresent(it -> text.append(told(it))));
    return text.toString();
  }

  private static String row(String kind, Count count) {
    return "%-40s %,8d %,8d %,8d%n"
        .formatted(kind, count.right + count.wrong, count.right, count.wrong);
  }

  private static String told(Failure failure) {
    return "\nsmallest of '%s' (trial %d): %s\n  vfrace %s\n%s"
        .formatted(
            failure.trial.kind(),
            failure.number,
            cut(failure.problem),
            cut(String.join(" ", failure.trial.args())),
            cut(failure.files));
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...\n";
  }

  private static String texts(List<Path> files) {
    return files.stream()
        .filter(Files::isRegularFile)
        .filter(file -> file.toFile().length() < 1 << 20)
        .map(file -> "  --- " + file + "\n" + text(file) + "\n")
        .collect(Collectors.joining());
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in this directory and in the project's conf, which no input may change. */
  private static List<String> surroundings() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path place : List.of(Path.of(""), dev.vfrace.settings.Catalogue.confDir())) {
      for (Path file : list(place)) {
        names.add(file + " " + (Files.isDirectory(file) ? "" : Files.getLastModifiedTime(file)));
      }
    }
    return names;
  }

  private static List<Path> list(Path place) throws IOException {
    try (Stream<Path> found = Files.list(place)) {
      return found.sorted().toList();
    }
  }

  private static boolean isAsked(ServerSocket server) throws IOException {
    server.setSoTimeout(100);
    try {
      server.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }
}
