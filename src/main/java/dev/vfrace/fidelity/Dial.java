package dev.vfrace.fidelity;

import dev.vfrace.control.KnownRace;
import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.text.RateFormat;
import dev.vfrace.text.TextTable;
import dev.vfrace.timeline.Pace;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;

/** Measures what the lag does on this machine: the dial between the configured timing and noise. */
public final class Dial {

  private static final double[] SHARES = {0.001, 0.01, 0.05, 0.2, 1, 10};
  private static final long WINDOW_NANOS = 100_000;
  private static final int LANES = 16;
  private static final double NANOS_PER_MICRO = 1e3;

  private final CellRunner runner;
  private final long cycles;

  /**
   * A dial.
   *
   * @param threads dispatcher threads
   * @param cycles of each position
   */
  public Dial(int threads, long cycles) {
    this.runner = new CellRunner(threads);
    this.cycles = cycles;
  }

  /** Measures and prints. */
  public void print(PrintWriter out) throws InterruptedException {
    KnownRace race =
        KnownRace.byUevent("dial", new ConstantDelay(WINDOW_NANOS), 10 * WINDOW_NANOS, 1);
    Cell cell = new Cell(race, WINDOW_NANOS, cycles, LANES, Pace.FREE);
    double oracle = runner.oracle(cell).rate().rate();
    TextTable table = TextTable.ofFigures();
    table.add("lag", "of the window", "measured", "95 % interval", "bias", "cycles/s");
    for (double share : SHARES) {
      long lag = Math.round(share * WINDOW_NANOS);
      row(
          table,
          String.format(Locale.ROOT, "%,.1f us", lag / NANOS_PER_MICRO),
          share,
          runner.bounded(cell, OptionalLong.of(lag)),
          oracle);
    }
    row(table, "unbounded", Double.NaN, runner.bounded(cell, OptionalLong.empty()), oracle);
    out.printf(
        Locale.ROOT,
        "A flag that comes %d us after the uevent, a probe that reads at a time uniform%n"
            + "over %d us: the truth is 10 %%.%n%n",
        WINDOW_NANOS / 1000,
        WINDOW_NANOS / 100);
    table.lines().forEach(out::println);
    out.flush();
  }

  private static void row(
      TextTable table, String lag, double share, CellRunner.Run run, double oracle) {
    table.add(
        lag,
        Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share),
        RateFormat.rate(run.rate()),
        RateFormat.interval(run.rate().interval()),
        String.format(Locale.ROOT, "%+.2f %%", 100 * (run.rate().rate() / oracle - 1)),
        String.format(Locale.ROOT, "%,.0f", run.cyclesPerSecond()));
  }
}
