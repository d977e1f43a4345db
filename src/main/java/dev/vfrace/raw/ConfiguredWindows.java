package dev.vfrace.raw;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CampaignTotals;
import dev.vfrace.explain.Rehearsal;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.Act;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long the VF should be seen unready, as the configuration has it: in cycles of the same actors
 * on the deterministic timeline, with those programs alone that the kernel waits for or that join
 * the VF. What threads add to the campaign's own windows shows against these.
 */
final class ConfiguredWindows {

  private static final int CYCLES = 2_000;

  private final VirtualMachine.Times times;

  /** Plays some cycles of a campaign's machine. */
  ConfiguredWindows(CampaignSettings settings) {
    MachineSpec machine = settings.machine();
    List<ProgramSpec> helpers =
        machine.programs().stream().filter(ConfiguredWindows::helpsTheKernel).toList();
    try (Rehearsal rehearsal = new Rehearsal()) {
      times = rehearsal.run(machine.with(helpers), CYCLES).times();
    }
  }

  /** From S4c to IFF_SLAVE, nanoseconds. */
  Histogram flag() {
    return histogram(times.flagWindows());
  }

  /** From S4b to the master link, nanoseconds. */
  Histogram master() {
    return histogram(times.masterWindows());
  }

  private static boolean helpsTheKernel(ProgramSpec program) {
    return program.acts() == Act.ENSLAVE || program.trigger() == Trigger.KERNEL_ASK;
  }

  private static Histogram histogram(long[] nanos) {
    Histogram histogram = CampaignTotals.windows();
    for (long value : nanos) {
      histogram.recordValue(Math.min(value, histogram.getHighestTrackableValue()));
    }
    return histogram;
  }
}
