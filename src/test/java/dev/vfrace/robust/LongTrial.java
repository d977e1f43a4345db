package dev.vfrace.robust;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Many trials by command: every quarter of a minute it says how far they are, and at the end, also
 * when that is a signal, what came out.
 */
final class LongTrial implements IntConsumer {

  private static final Duration BETWEEN = Duration.ofSeconds(15);

  private final int trials;
  private final long start = System.nanoTime();
  private long said = start;

  private LongTrial(int trials) {
    this.trials = trials;
  }

  /**
   * Begins.
   *
   * @param trials how many
   * @param report what came out so far; asked on another thread
   * @return is to be told how many are done
   */
  static LongTrial begin(int trials, Supplier<String> report) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print(report.get())));
    return new LongTrial(trials);
  }

  @Override
  public void accept(int done) {
    long now = System.nanoTime();
    if (now - said < BETWEEN.toNanos()) {
      return;
    }
    said = now;
    double left = (now - start) / 1e9 / done * (trials - done);
    System.err.printf("%,d of %,d tried, about %,.0f s left%n", done, trials, left);
  }
}
