package dev.vfrace.analysis;

import dev.vfrace.campaign.Departed;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Owner;
import dev.vfrace.raw.RawRun;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was run, enough to run it again.
 *
 * @param origin by what and when
 * @param subject what
 * @param amounts how much
 * @param placement which threads run the two sides of a VM: tasks, apart or together
 * @param fingerprint SHA-256 of the resolved configuration, in hexadecimal
 * @param departures where all that departs from what comes with vfrace
 */
public record RunIdentity(
    RawRun.Origin origin,
    RawRun.Subject subject,
    RawRun.Amounts amounts,
    String placement,
    String fingerprint,
    Departed departures) {

  /** The same with what departs in all of a study, and not at one value of it alone. */
  public RunIdentity departing(Departed common) {
    return new RunIdentity(origin, subject, amounts, placement, fingerprint, common);
  }

  /** Version of vfrace. */
  public String version() {
    return origin.build().version();
  }

  /** Wall-clock time of the first cycle. */
  public Instant started() {
    return origin.started();
  }

  /** Name of the kernel design. */
  public String kernel() {
    return subject.kernel();
  }

  /** Name of the scenario. */
  public String scenario() {
    return subject.scenario();
  }

  /** Whom the VF belongs to; if to nobody, leaving it alone is the mistake. */
  public Owner owner() {
    return subject.owner();
  }

  /** What the scenario's cycles are, in the plural, such as {@code hot-plugs}. */
  public String cycles() {
    return subject.cycles();
  }

  /** Name of the timing. */
  public String timing() {
    return subject.timing();
  }

  /** Name of the image that the programs are of; empty: they were chosen one by one. */
  public Optional<String> image() {
    return subject.image();
  }

  /**
   * Whether the programs only count what they would do to the VF, so that none meets what another
   * has done to it.
   */
  public boolean sideBySide() {
    return subject.sideBySide();
  }

  /** What makes each program leave the VF alone, by its name. */
  public Map<String, Gates> gates() {
    return subject.gates();
  }

  /** VMs simulated at once. */
  public int lanes() {
    return amounts.lanes();
  }

  /** Dispatcher threads. */
  public int threads() {
    return amounts.threads();
  }

  /** Of every random draw. */
  public long seed() {
    return amounts.seed();
  }

  /** The kernel design as it was run: {@code v6.1 + slave-flag-at=post-init}. */
  public String kernelAsRun() {
    return departures.named(Departed.KERNEL, kernel());
  }

  /** The scenario as it was run. */
  public String scenarioAsRun() {
    return departures.named(Departed.SCENARIO, scenario());
  }

  /** The timing as it was run: {@code azure-mlx5 + queues=2ms}. */
  public String timingAsRun() {
    return departures.named(Departed.TIMING, timing());
  }

  /** The image as it was run, if there is one. */
  public Optional<String> imageAsRun() {
    return image().map(name -> departures.named(Departed.IMAGE, name));
  }
}
