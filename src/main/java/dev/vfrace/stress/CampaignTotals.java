package dev.vfrace.stress;

import dev.vfrace.machine.Stock;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.vocabulary.Counts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Everything the lanes have reported so far. Not thread-safe: the campaign actor's own. */
public final class CampaignTotals {

  /** Windows up to a month, in nanoseconds, to three digits. */
  private static final long LONGEST_NANOS = TimeUnit.DAYS.toNanos(30);

  private final List<Counts> programs;
  private final List<Counts> controls;
  private final Histogram flagWindows = new Histogram(LONGEST_NANOS, 3);
  private final Histogram masterWindows = new Histogram(LONGEST_NANOS, 3);
  private Stock stock = Stock.NONE;
  private long cycles;

  CampaignTotals(int programs, int controls) {
    this.programs = new ArrayList<>(Collections.nCopies(programs, Counts.NONE));
    this.controls = new ArrayList<>(Collections.nCopies(controls, Counts.NONE));
  }

  /** Adds the round of a VM with a known race. */
  void addControl(int control, VirtualMachine.Round round) {
    controls.set(control, controls.get(control).plus(round.programs().get(0)));
  }

  void add(VirtualMachine.Round round) {
    cycles += round.cycles();
    stock = stock.plus(round.stock());
    for (int index = 0; index < programs.size(); index++) {
      programs.set(index, programs.get(index).plus(round.programs().get(index)));
    }
    record(flagWindows, round.flagWindows());
    record(masterWindows, round.masterWindows());
  }

  /** Cycles run. */
  public long cycles() {
    return cycles;
  }

  /** In what state the VF was left. */
  public Stock stock() {
    return stock;
  }

  /** Counts by the programs' places. */
  public List<Counts> programs() {
    return List.copyOf(programs);
  }

  /** Counts of the known races' probes, in the order of {@link CampaignSettings#knownRaces}. */
  public List<Counts> controls() {
    return List.copyOf(controls);
  }

  /** From S4c to IFF_SLAVE, modelled nanoseconds. */
  public Histogram flagWindows() {
    return flagWindows.copy();
  }

  /** From S4b to the master link, modelled nanoseconds. */
  public Histogram masterWindows() {
    return masterWindows.copy();
  }

  private static void record(Histogram histogram, long[] values) {
    for (long value : values) {
      histogram.recordValue(Math.min(value, LONGEST_NANOS));
    }
  }
}
