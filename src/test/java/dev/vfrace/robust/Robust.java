package dev.vfrace.robust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The fuzzer as a command. */
public final class Robust {

  private static final int TRIALS = 10_000;
  private static final long SEED = 1;

  private Robust() {}

  /**
   * Tries inputs and exits with 0 if all came out right, else with 4.
   *
   * @param args how many inputs, and the seed
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int trials = args.length > 0 ? Integer.parseInt(args[0]) : TRIALS;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : SEED;
    Path directory = Files.createTempDirectory("vfrace-robust");
    Fuzzer fuzzer = new Fuzzer(seed, directory);
    fuzzer.run(trials, LongTrial.begin(trials, fuzzer::report));
    Files.delete(directory);
    System.exit(fuzzer.holds() ? 0 : 4);
  }
}
