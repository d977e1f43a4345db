package dev.vfrace.stress;

import dev.vfrace.kernel.KernelDesign;
import dev.vfrace.machine.Scenario;
import dev.vfrace.timing.Pace;
import dev.vfrace.timing.Timing;
import dev.vfrace.userspace.ProgramSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One campaign: everything that decides what is run.
 *
 * @param kernel the kernel design
 * @param scenario what happens to the VMs
 * @param timing how long things take; the programs already carry its overrides
 * @param programs the programs, rules before the programs that inherit their verdict
 * @param cycles how many cycles over all lanes; empty: until {@code duration} is over
 * @param duration how long at most, in wall time
 * @param lanes VMs simulated at once, at least 1
 * @param threads dispatcher threads, at least 1
 * @param seed of every random draw
 * @param pace real or free
 * @param lagNanos how far one side of a VM may run ahead of the other, modelled nanoseconds; empty:
 *     unbounded
 * @param fingerprint SHA-256 of the resolved configuration
 */
public record CampaignSettings(
    KernelDesign kernel,
    Scenario scenario,
    Timing timing,
    List<ProgramSpec> programs,
    OptionalLong cycles,
    Optional<Duration> duration,
    int lanes,
    int threads,
    long seed,
    Pace pace,
    OptionalLong lagNanos,
    String fingerprint) {

  /** Defensive copy. */
  public CampaignSettings {
    programs = List.copyOf(programs);
  }
}
