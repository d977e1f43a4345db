package dev.vfrace.robust;

import dev.vfrace.settings.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes random but repeatable texts and files, all into one directory. */
final class Pen {

  private static final String OF_NAMES =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-";
  private static final int LETTERS = 52;

  private final Random random;
  private final Path directory;
  private int files;

  Pen(Random random, Path directory) {
    this.random = random;
    this.directory = directory;
  }

  /** From 0 to below a bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** One of some. */
  @SafeVarargs
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }

  /** One of some. */
  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A name that a definition may have. */
  String name() {
    String rest =
        IntStream.range(0, random.nextInt(60))
            .mapToObj(i -> String.valueOf(OF_NAMES.charAt(random.nextInt(OF_NAMES.length()))))
            .collect(Collectors.joining());
    return OF_NAMES.charAt(random.nextInt(LETTERS)) + "z" + rest;
  }

  /** A duration from 1 ns to a few seconds. */
  String duration() {
    return (1 + random.nextInt(999)) + one("ns", "us", "ms", " us", "e3ns", ".5us");
  }

  /** A delay that means something. */
  String delay() {
    int low = 1 + random.nextInt(500);
    int high = low + random.nextInt(500);
    return one(
        duration(),
        "{ dist = constant, value = %dus }".formatted(low),
        "{ dist = uniform, min = %dus, max = %dus }".formatted(low, high),
        "{ dist = exponential, mean = %dus }".formatted(low),
        "{ dist = normal, mean = %dus, sd = %dns }".formatted(low, high),
        "{ dist = lognormal, median = %dus, p99 = %dus }".formatted(low, high),
        "{ dist = gamma, shape = %d.5, mean = %dus }".formatted(low, high),
        "{ dist = pareto, min = %dus, alpha = %d.25 }".formatted(low, 1 + random.nextInt(9)),
        "{ dist = empirical, quantiles = [[0, %dus], [0.5, %dus], [1, %dus]] }"
            .formatted(low, high, high + 1),
        ("{ dist = mixture, parts = [{ weight = %d, dist = constant, value = 1us },"
                + " { weight = 0.5, dist = exponential, mean = %dus }] }")
            .formatted(low, high));
  }

  /** A new file. */
  String file(String text) {
    return write(newPath(), text);
  }

  /** A file at a path. */
  String write(Path path, String text) {
    try {
      return Files.writeString(path, text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path where nothing is yet. */
  Path newPath() {
    files++;
    return directory.resolve("f" + files + ".conf");
  }

  /** A bundled file with definitions, of one of some directories. */
  Path bundled(String... directories) {
    try (Stream<Path> found = Files.list(Catalogue.confDir().resolve(one(directories)))) {
      return one(found.filter(file -> file.toString().endsWith(".conf")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file holds. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command that reads the whole configuration and runs nothing. */
  List<String> reading(String... more) {
    List<String> command =
        one(
            List.of("list", "kernels"),
            List.of("list", "userspace", "--json"),
            List.of("list", "timings"),
            List.of("show", "userspace", "wicked"),
            List.of("show", "scenario", "boot"),
            List.of("show", "timing", "raw"));
    return Stream.concat(command.stream(), Stream.of(more)).toList();
  }
}
