package dev.vfrace.tune;

import dev.vfrace.count.Counts;
import dev.vfrace.count.Metric;
import dev.vfrace.explain.Rehearsal;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks for the smallest change of a timing that takes a rate to the other side of a bound: the one
 * of the fewest figures, and of those the one with the least factor. A rate is that of some cycles
 * of the very actors on the deterministic timeline, with the same draws each time, so that the
 * search comes to the same each time.
 */
public final class Shrinker {

  /** Figures of a change, at most. */
  private static final int MOST_FIGURES = 3;

  /** Figures that are tried together with others: those that move the rate most by themselves. */
  private static final int MOST_PARTNERS = 5;

  /** A factor is known that well. */
  private static final double PRECISION = 1.03;

  private final Rehearsal rehearsal;
  private final Function<Change, MachineSpec> machines;
  private final Aim aim;

  /**
   * What is looked for.
   *
   * @param program whose rate
   * @param metric which
   * @param bound above 0
   * @param cycles that a rate is of, at least 1
   * @param most the largest factor, above 1
   */
  public record Aim(String program, Metric metric, double bound, int cycles, double most) {}

  /**
   * A figure that was tried by itself.
   *
   * @param move its direction
   * @param rate at the largest factor
   */
  private record Tried(Move move, double rate) {}

  /**
   * A search.
   *
   * @param rehearsal plays the cycles
   * @param machines the VM under a change
   * @param aim what is looked for
   */
  public Shrinker(Rehearsal rehearsal, Function<Change, MachineSpec> machines, Aim aim) {
    this.rehearsal = rehearsal;
    this.machines = machines;
    this.aim = aim;
  }

  /** The rate as given. */
  public double given() {
    return rate(new Change(List.of(), 1));
  }

  /**
   * The smallest change; empty if there is none of so few figures and so small a factor.
   *
   * @param figures that may be changed, in the order in which equals are preferred
   */
  public Optional<Change> search(List<String> figures) {
    boolean races = given() >= aim.bound;
    List<Tried> tried = new ArrayList<>();
    for (String figure : figures) {
      Tried longer = tried(new Move(figure, true));
      Tried shorter = tried(new Move(figure, false));
      boolean better = races ? shorter.rate < longer.rate : shorter.rate > longer.rate;
      tried.add(better ? shorter : longer);
    }
    Comparator<Tried> byRate = Comparator.comparingDouble(Tried::rate);
    List<Tried> best = tried.stream().sorted(races ? byRate : byRate.reversed()).toList();
    List<Move> alone = tried.stream().map(Tried::move).toList();
    List<Move> partners = best.stream().limit(MOST_PARTNERS).map(Tried::move).toList();
    for (int count = 1; count <= MOST_FIGURES; count++) {
      Optional<Change> least = least(subsets(count == 1 ? alone : partners, count), races);
      if (least.isPresent()) {
        return least;
      }
    }
    return Optional.empty();
  }

  private Tried tried(Move move) {
    return new Tried(move, rate(new Change(List.of(move), aim.most)));
  }

  private Optional<Change> least(List<List<Move>> sets, boolean races) {
    Optional<Change> least = Optional.empty();
    for (List<Move> moves : sets) {
      double limit = least.map(it -> it.factor() / PRECISION).orElse(aim.most);
      if (crosses(moves, limit, races)) {
        least = Optional.of(new Change(moves, factor(moves, limit, races)));
      }
    }
    return least;
  }

  /** The least factor that does, between 1, which does not, and one that does. */
  private double factor(List<Move> moves, double enough, boolean races) {
    double low = 1;
    double high = enough;
    while (high / low > PRECISION) {
      double middle = Math.sqrt(low * high);
      if (crosses(moves, middle, races)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private boolean crosses(List<Move> moves, double factor, boolean races) {
    return rate(new Change(moves, factor)) >= aim.bound != races;
  }

  private double rate(Change change) {
    MachineSpec machine = machines.apply(change);
    VirtualMachine.Round round = rehearsal.run(machine, aim.cycles);
    for (int at = 0; at < machine.programs().size(); at++) {
      if (machine.programs().get(at).name().equals(aim.program)) {
        Counts counts = round.programs().get(at);
        long trials = aim.metric.trials(counts);
        return trials == 0 ? 0 : (double) aim.metric.count(counts) / trials;
      }
    }
    throw new IllegalArgumentException("no such program: " + aim.program);
  }

  private static List<List<Move>> subsets(List<Move> moves, int count) {
    if (count == 0) {
      return List.of(List.of());
    }
    List<List<Move>> subsets = new ArrayList<>();
    for (int at = 0; at < moves.size(); at++) {
      for (List<Move> rest : subsets(moves.subList(at + 1, moves.size()), count - 1)) {
        List<Move> subset = new ArrayList<>(List.of(moves.get(at)));
        subset.addAll(rest);
        subsets.add(subset);
      }
    }
    return subsets;
  }
}
