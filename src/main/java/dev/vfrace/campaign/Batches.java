package dev.vfrace.campaign;

import dev.vfrace.count.Counts;
import dev.vfrace.machine.VirtualMachine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A campaign's counts by worker and slice of time, from which it can be told whether hits come in
 * bursts. A slice is a round, or a part of one, until there are too many: then neighbours become
 * one.
 */
public final class Batches {

  /** Slices kept at most; there are at least half as many from then on. */
  static final int MOST_SLICES = 64;

  private final int programs;
  private final int workers;
  private final List<Counts[]> slices = new ArrayList<>();
  private final List<Interference> disturbances = new ArrayList<>();
  private int partsASlice = 1;
  private int partsInLast;

  /**
   * Nothing counted yet.
   *
   * @param programs how many
   * @param workers how many; VM {@code n} belongs to worker {@code n} modulo their number
   */
  Batches(int programs, int workers) {
    this.programs = programs;
    this.workers = workers;
  }

  /**
   * The counts of a campaign that has ended.
   *
   * @param workers that it had
   * @param counts of each program, by slice of time and within each by worker
   * @param disturbances by slice of time; empty: none
   */
  public static Batches of(
      int workers, List<List<Counts>> counts, List<Interference> disturbances) {
    Batches batches = new Batches(counts.size(), workers);
    int slices = counts.stream().mapToInt(List::size).max().orElse(0) / workers;
    for (int slice = 0; slice < slices; slice++) {
      Counts[] all = new Counts[workers * counts.size()];
      for (int worker = 0; worker < workers; worker++) {
        for (int program = 0; program < counts.size(); program++) {
          all[worker * counts.size() + program] = counts.get(program).get(slice * workers + worker);
        }
      }
      batches.slices.add(all);
      batches.disturbances.add(
          disturbances.isEmpty() ? Interference.NONE : disturbances.get(slice));
    }
    return batches;
  }

  /** Adds one VM's part of the round at hand. */
  void add(VirtualMachine.Round round) {
    if (slices.isEmpty() || partsInLast == partsASlice) {
      startSlice();
    }
    Counts[] slice = slices.get(slices.size() - 1);
    int worker = round.lane() % workers;
    for (int program = 0; program < programs; program++) {
      int at = worker * programs + program;
      slice[at] = slice[at].plus(round.programs().get(program));
    }
  }

  /**
   * A part ends: all VMs have reported a round, or many have.
   *
   * @param during what disturbed it
   */
  void endPart(Interference during) {
    partsInLast++;
    if (!slices.isEmpty()) {
      int last = slices.size() - 1;
      disturbances.set(last, disturbances.get(last).plus(during));
    }
  }

  /**
   * Appends the slices of the same campaign at a later time. The shortest neighbours become one
   * while there are too many, so that blocks of one length keep slices of one length.
   */
  public void append(Batches later) {
    slices.addAll(later.slices);
    disturbances.addAll(later.disturbances);
    partsInLast = partsASlice;
    while (slices.size() > MOST_SLICES) {
      int shortest = shortestPair();
      Counts[] next = slices.remove(shortest + 1);
      slices.set(shortest, merged(slices.get(shortest), next));
      Interference during = disturbances.remove(shortest + 1);
      disturbances.set(shortest, disturbances.get(shortest).plus(during));
    }
  }

  /** How many workers. */
  int workers() {
    return workers;
  }

  /** All slices as one; none if there are none. */
  Batches inOne() {
    Batches one = new Batches(programs, workers);
    if (!slices.isEmpty()) {
      one.slices.add(slices.stream().reduce(one.nothing(), Batches::merged));
      one.disturbances.add(disturbances.stream().reduce(Interference.NONE, Interference::plus));
    }
    return one;
  }

  /** Takes what was counted earlier away from the one slice that there is. */
  void subtract(Batches earlier) {
    for (int slice = 0; slice < earlier.slices.size(); slice++) {
      Counts[] less = earlier.slices.get(slice);
      Counts[] from = slices.get(slice);
      for (int at = 0; at < from.length; at++) {
        from[at] = from[at].minus(less[at]);
      }
      disturbances.set(slice, disturbances.get(slice).since(earlier.disturbances.get(slice)));
    }
  }

  /** One program's counts by worker and slice. */
  public List<Counts> of(int program) {
    List<Counts> all = new ArrayList<>();
    for (Counts[] slice : slices) {
      for (int worker = 0; worker < workers; worker++) {
        all.add(slice[worker * programs + program]);
      }
    }
    return all;
  }

  /** What disturbed each slice of time. */
  public List<Interference> disturbances() {
    return List.copyOf(disturbances);
  }

  private void startSlice() {
    if (slices.size() == MOST_SLICES) {
      mergeNeighbours();
    }
    slices.add(nothing());
    disturbances.add(Interference.NONE);
    partsInLast = 0;
  }

  private Counts[] nothing() {
    Counts[] slice = new Counts[workers * programs];
    Arrays.fill(slice, Counts.NONE);
    return slice;
  }

  private void mergeNeighbours() {
    for (int slice = 0; slice < MOST_SLICES / 2; slice++) {
      slices.set(slice, merged(slices.get(2 * slice), slices.get(2 * slice + 1)));
      disturbances.set(slice, disturbances.get(2 * slice).plus(disturbances.get(2 * slice + 1)));
    }
    slices.subList(MOST_SLICES / 2, MOST_SLICES).clear();
    disturbances.subList(MOST_SLICES / 2, MOST_SLICES).clear();
    partsASlice *= 2;
  }

  private static Counts[] merged(Counts[] one, Counts[] next) {
    Counts[] merged = new Counts[one.length];
    for (int at = 0; at < merged.length; at++) {
      merged[at] = one[at].plus(next[at]);
    }
    return merged;
  }

  /** The first of the two neighbours with the fewest trials together. */
  private int shortestPair() {
    int shortest = 0;
    long fewest = Long.MAX_VALUE;
    for (int slice = 0; slice < slices.size() - 1; slice++) {
      long trials = trials(slices.get(slice)) + trials(slices.get(slice + 1));
      if (trials < fewest) {
        fewest = trials;
        shortest = slice;
      }
    }
    return shortest;
  }

  private static long trials(Counts[] slice) {
    return Arrays.stream(slice).mapToLong(Counts::trials).sum();
  }
}
