package dev.vfrace.campaign;

import dev.vfrace.control.ControlSettings;
import dev.vfrace.control.Controls;
import dev.vfrace.control.KnownRace;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Timing;
import dev.vfrace.question.Until;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.Placement;
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
 * @param packetSpacing between the packets that each VM carries; zero: they carry none
 * @param cycles how many cycles over all lanes; empty: until {@code duration} is over
 * @param duration how long at most, in wall time
 * @param until by what is counted it ends earlier; empty: not
 * @param lanes VMs simulated at once, at least 1
 * @param threads dispatcher threads, at least 1
 * @param seed of every random draw
 * @param warmUp cycles that each lane runs before anything is counted, at least 0
 * @param clock the modelled clock
 * @param controls the races with known answers beside it
 * @param fingerprint SHA-256 of the resolved configuration
 */
public record CampaignSettings(
    KernelDesign kernel,
    Scenario scenario,
    Timing timing,
    List<ProgramSpec> programs,
    Delay packetSpacing,
    OptionalLong cycles,
    Optional<Duration> duration,
    Optional<Until> until,
    int lanes,
    int threads,
    long seed,
    int warmUp,
    ClockSettings clock,
    ControlSettings controls,
    String fingerprint) {

  /** Defensive copy. */
  public CampaignSettings {
    programs = List.copyOf(programs);
  }

  /**
   * The same campaign on one thread at free pace: deterministic, the same counts on every machine.
   */
  public CampaignSettings onOracle() {
    return new CampaignSettings(
        kernel,
        scenario,
        timing,
        programs,
        packetSpacing,
        cycles,
        duration,
        until,
        lanes,
        /* threads= */ 1,
        seed,
        warmUp,
        new ClockSettings(
            Pace.FREE, clock.lagNanos(), clock.windowNanos(), Placement.TOGETHER),
        controls,
        fingerprint);
  }

  /** The races with known answers that run beside it. */
  public List<KnownRace> knownRaces() {
    return Controls.of(controls, clock.windowNanos(), seed);
  }
}
