package dev.vfrace.campaign;

import dev.vfrace.machine.VirtualMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Adds up the rounds of a campaign by part, each with what disturbed it. Rounds of machines that
 * are ahead of the others are kept for the part that they belong to.
 */
final class RoundCounts {

  /**
   * A part of a campaign ends with its round, or within it, where there are more lanes than that.
   */
  private static final int MOST_REPORTS_A_PART = 1000;

  private final CampaignTotals totals;
  private final Machines machines;
  private final List<VirtualMachine.Round> kept = new ArrayList<>();
  private final Supplier<Interference> meter = new DisturbanceMeter();
  private Interference known = Interference.NONE;
  private int reports;

  /**
   * Nothing counted.
   *
   * @param totals where all is added up
   * @param machines whose rounds they are
   */
  RoundCounts(CampaignTotals totals, Machines machines) {
    this.totals = totals;
    this.machines = machines;
  }

  /** The first part begins. */
  void begin() {
    known = meter.get();
  }

  /** Adds a round to the part at hand. */
  void add(VirtualMachine.Round round) {
    if (reports == MOST_REPORTS_A_PART) {
      endPart();
    }
    reports++;
    if (machines.isControl(round.lane())) {
      totals.addControl(machines.race(round.lane()), round);
    } else {
      totals.add(round);
    }
  }

  /** The part at hand is complete. */
  void endPart() {
    Interference now = meter.get();
    totals.endPart(now.since(known));
    known = now;
    reports = 0;
  }

  /** Keeps a round for a later part. */
  void keep(VirtualMachine.Round round) {
    kept.add(round);
  }

  /** The rounds that were kept, in the order of their coming; they are kept no longer. */
  List<VirtualMachine.Round> takeKept() {
    List<VirtualMachine.Round> taken = List.copyOf(kept);
    kept.clear();
    return taken;
  }
}
