package dev.vfrace.fidelity;

import dev.vfrace.control.KnownRace;
import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.EmpiricalDelay;
import dev.vfrace.delay.ExponentialDelay;
import dev.vfrace.delay.LognormalDelay;
import dev.vfrace.delay.UniformDelay;
import dev.vfrace.timeline.Pace;
import java.util.List;

/** Which cells each group has. */
final class Matrix {

  private static final long US = 1_000;
  private static final long MS = 1_000 * US;
  private static final long S = 1_000 * MS;
  private static final int LANES = 16;
  private static final double TENTH = 0.1;

  private final CycleBudget budget;

  /**
   * The matrix.
   *
   * @param budget of cycles for a cell
   */
  Matrix(CycleBudget budget) {
    this.budget = budget;
  }

  List<Cell> cells(Group group) {
    return switch (group) {
      case CORE ->
          List.of(
              uevent("20 us", new ConstantDelay(20 * US), 20 * US, TENTH),
              uevent("10 ms, lognormal", lognormal(10 * MS), 10 * MS, TENTH),
              observer("through udev", KnownRace::throughUdev),
              observer("poll", KnownRace::byPoll));
      case WINDOWS ->
          List.of(
              uevent("20 us", new ConstantDelay(20 * US), 20 * US, TENTH),
              uevent("100 us", new ConstantDelay(100 * US), 100 * US, TENTH),
              uevent("10 ms", new ConstantDelay(10 * MS), 10 * MS, TENTH),
              uevent("10 s", new ConstantDelay(10 * S), 10 * S, TENTH),
              uevent("1 ms, uniform", new UniformDelay(0, 2 * MS), MS, TENTH),
              uevent("1 ms, exponential", new ExponentialDelay(MS), MS, TENTH),
              uevent("20 us, lognormal", lognormal(20 * US), 20 * US, TENTH),
              uevent("1 s, lognormal", lognormal(S), S, TENTH),
              uevent("1 ms, empirical", empirical(), MS, TENTH));
      case PROBABILITIES ->
          List.of(
              uevent("p 0.0005", new ConstantDelay(100 * US), 100 * US, 0.0005),
              uevent("p 0.005", new ConstantDelay(100 * US), 100 * US, 0.005),
              uevent("p 0.02", new ConstantDelay(100 * US), 100 * US, 0.02),
              uevent("p 0.3", new ConstantDelay(100 * US), 100 * US, 0.3),
              uevent("p 0.7", new ConstantDelay(100 * US), 100 * US, 0.7),
              uevent("p 0.99", new ConstantDelay(100 * US), 100 * US, 0.99));
      case OBSERVERS ->
          List.of(
              observer("uevent", KnownRace::byUevent),
              observer("poll", KnownRace::byPoll),
              missedPolls(),
              observer("boot scan", KnownRace::byBootScan),
              observer("through udev", KnownRace::throughUdev));
      case LANES -> List.of(lanes(10, 1), lanes(1_000, 1), lanes(10_000, 2));
      case MANY_LANES -> List.of(lanes(100_000, 4));
      case REAL_PACE ->
          List.of(
              realPace("real pace, 1 ms", MS, KnownRace::byUevent),
              realPace("real pace, 10 ms", 10 * MS, KnownRace::byUevent),
              realPace("real pace, 10 ms, udev", 10 * MS, KnownRace::throughUdev));
      case COVERAGE -> List.of();
    };
  }

  /** The race of the coverage group, with a seed of its own for each run. */
  static Cell coverage(long seed, long cycles) {
    KnownRace race = KnownRace.byUevent("p 0.3", new ConstantDelay(100 * US), 333 * US, seed);
    return new Cell(race, 100 * US, cycles, LANES, Pace.FREE);
  }

  private Cell uevent(String name, Delay window, long scale, double p) {
    long span = Math.round(scale / p);
    KnownRace race = KnownRace.byUevent(name, window, span, seed(name));
    return new Cell(race, scale, budget.cycles(race), LANES, Pace.FREE);
  }

  private Cell observer(String name, Factory factory) {
    KnownRace race = factory.create(name, new ConstantDelay(100 * US), MS, seed(name));
    return new Cell(race, 100 * US, budget.cycles(race), LANES, Pace.FREE);
  }

  /** Polls that meet every other VF, and a fifth of those before the flag. */
  private Cell missedPolls() {
    String name = "missed polls";
    KnownRace race =
        KnownRace.byMissedPoll(name, new ConstantDelay(100 * US), 400 * US, MS, seed(name));
    return new Cell(race, 100 * US, budget.cycles(race), LANES, Pace.FREE);
  }

  private Cell lanes(int lanes, int cyclesEach) {
    String name = "%,d lanes".formatted(lanes);
    KnownRace race = KnownRace.byUevent(name, new ConstantDelay(100 * US), MS, seed(name));
    return new Cell(
        race, 100 * US, Math.max(budget.cycles(race), (long) lanes * cyclesEach), lanes, Pace.FREE);
  }

  private Cell realPace(String name, long scale, Factory factory) {
    KnownRace race = factory.create(name, new ConstantDelay(scale), 10 * scale, seed(name));
    int lanes = 200;
    long seconds = 8;
    long cyclesEach = seconds * S / (10 * scale);
    return new Cell(
        race, scale, Math.min(budget.cycles(race), lanes * cyclesEach), lanes, Pace.REAL);
  }

  /** A cell has its own random draws, the same ones in every run. */
  private static long seed(String name) {
    return name.hashCode();
  }

  private static Delay lognormal(long median) {
    return new LognormalDelay(median, 10 * median);
  }

  private static Delay empirical() {
    return new EmpiricalDelay(
        List.of(
            new EmpiricalDelay.Quantile(0, 100 * US),
            new EmpiricalDelay.Quantile(0.5, 800 * US),
            new EmpiricalDelay.Quantile(0.99, 4 * MS),
            new EmpiricalDelay.Quantile(1, 8 * MS)));
  }

  @FunctionalInterface
  private interface Factory {
    KnownRace create(String name, Delay window, long span, long seed);
  }
}
