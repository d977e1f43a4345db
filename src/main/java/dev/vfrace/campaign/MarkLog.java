package dev.vfrace.campaign;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Marks;
import dev.vfrace.count.Metric;
import dev.vfrace.count.Pairs;
import dev.vfrace.machine.VirtualMachine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * In which cycles of a block what happened to whom: a bit a cycle, program and counter, at a place
 * that the VM and the number of the cycle decide, whatever thread ran it and in whatever order the
 * VMs reported. What did not happen in a round takes no room.
 */
@SuppressWarnings("EnumOrdinal") // indexes that do not outlive the run
final class MarkLog {

  private static final List<Counter> COUNTERS = List.of(Counter.values());
  private static final long[] NOTHING = {};

  private final int programs;
  private final int lanes;
  private final int length;
  private final List<long[][]> rounds = new ArrayList<>();
  private final int warmUp;
  private final int[] reported;

  /** Nothing yet of a campaign's rounds. */
  MarkLog(CampaignSettings settings) {
    this.programs = settings.observers().size();
    this.lanes = settings.lanes();
    this.length = RoundLength.of(settings);
    this.warmUp = settings.warmUp();
    this.reported = new int[lanes];
  }

  /** Adds a VM's next round, whatever rounds the others are in. */
  void add(VirtualMachine.Round round) {
    int number = reported[round.lane()]++;
    if (number == rounds.size()) {
      rounds.add(nothing());
    }
    int firstCycle = (int) ((warmUp + (long) number * length) % Long.SIZE);
    for (int program = 0; program < programs; program++) {
      Marks marks = round.marks().get(program);
      for (Counter counter : COUNTERS) {
        put(
            rounds.get(number),
            column(program, counter),
            round.lane(),
            Long.rotateRight(marks.of(counter), firstCycle));
      }
    }
  }

  /**
   * What came of the same cycles in this block and in another's of as many lanes.
   *
   * @param program its place here
   * @param other that of B, if this is that of A
   * @param otherProgram the program's place there
   * @param metric what of it
   */
  Pairs pairs(int program, MarkLog other, int otherProgram, Metric metric) {
    Pairs sum = Pairs.NONE;
    for (int round = 0; round < Math.min(rounds.size(), other.rounds.size()); round++) {
      long[][] ofA = rounds.get(round);
      long[][] ofB = other.rounds.get(round);
      for (int word = 0; word < words(); word++) {
        sum =
            sum.plus(
                Pairs.of(
                    word(ofA[column(program, metric.chances())], word)
                        & word(ofB[column(otherProgram, metric.chances())], word),
                    word(ofA[column(program, metric.hits())], word),
                    word(ofB[column(otherProgram, metric.hits())], word)));
      }
    }
    return sum;
  }

  private long[][] nothing() {
    long[][] columns = new long[programs * COUNTERS.size()][];
    Arrays.fill(columns, NOTHING);
    return columns;
  }

  private static int column(int program, Counter counter) {
    return program * COUNTERS.size() + counter.ordinal();
  }

  private static long word(long[] column, int word) {
    return column.length == 0 ? 0 : column[word];
  }

  private int words() {
    return (lanes * length + Long.SIZE - 1) / Long.SIZE;
  }

  /** Puts a lane's bits behind those of the lanes before it, the first cycle's first. */
  private void put(long[][] columns, int column, int lane, long bits) {
    if (bits == 0) {
      return;
    }
    if (columns[column].length == 0) {
      columns[column] = new long[words()];
    }
    int place = lane * length;
    int word = place / Long.SIZE;
    int within = place % Long.SIZE;
    columns[column][word] |= bits << within;
    if (within + length > Long.SIZE) {
      columns[column][word + 1] |= bits >>> (Long.SIZE - within);
    }
  }
}
