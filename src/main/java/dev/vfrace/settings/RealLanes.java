package dev.vfrace.settings;

import dev.vfrace.campaign.LaneHeap;
import dev.vfrace.explain.CycleLength;
import dev.vfrace.model.MachineSpec;

/**
 * How many VMs a run at real pace simulates at once where it does not say. There a VM mostly waits
 * for the wall clock, so that only many of them get somewhere; too many would be late.
 */
final class RealLanes {

  private static final double NANOS_PER_SECOND = 1e9;

  private RealLanes() {}

  /**
   * As many as do the cycles in the time that is meant for that, and no more than the threads and
   * half of the heap are good for.
   *
   * @param run how much is run
   * @param spec what each VM is
   */
  static int of(RunReader run, MachineSpec spec) {
    double seconds = CycleLength.nanos(spec) / NANOS_PER_SECOND;
    double wanted =
        run.cycles().isPresent()
            ? run.cycles().getAsLong() * seconds / run.concurrency().realSeconds()
            : Double.POSITIVE_INFINITY;
    double bearable = (double) run.concurrency().threads() * run.concurrency().realRate() * seconds;
    long heap = LaneHeap.lanesIn(spec.programs().size(), Runtime.getRuntime().maxMemory() / 2);
    return run.concurrency()
        .lanes((long) Math.ceil(Math.min(wanted, Math.min(bearable, (double) heap))));
  }
}
