package dev.vfrace.analysis;

import dev.vfrace.campaign.Departed;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Owner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was run, enough to run it again.
 *
 * @param version of vfrace
 * @param started wall-clock time of the first cycle
 * @param kernel name of the kernel design
 * @param scenario name of the scenario
 * @param owner whom the VF belongs to; if to nobody, leaving it alone is the mistake
 * @param cycles what the scenario's cycles are, in the plural, such as {@code hot-plugs}
 * @param timing name of the timing
 * @param image name of the image that the programs are of; empty: they were chosen one by one
 * @param sideBySide whether the programs only count what they would do to the VF, so that none
 *     meets what another has done to it
 * @param gates what makes each program leave the VF alone, by its name
 * @param lanes VMs simulated at once
 * @param threads dispatcher threads
 * @param placement which threads run the two sides of a VM: tasks, apart or together
 * @param seed of every random draw
 * @param fingerprint SHA-256 of the resolved configuration, in hexadecimal
 * @param departures where all that departs from what comes with vfrace
 */
public record RunIdentity(
    String version,
    Instant started,
    String kernel,
    String scenario,
    Owner owner,
    String cycles,
    String timing,
    Optional<String> image,
    boolean sideBySide,
    Map<String, Gates> gates,
    int lanes,
    int threads,
    String placement,
    long seed,
    String fingerprint,
    Departed departures) {

  /** Defensive copy. */
  public RunIdentity {
    gates = Map.copyOf(gates);
  }

  /** The kernel design as it was run: {@code v6.1 + slave-flag-at=post-init}. */
  public String kernelAsRun() {
    return departures.named(Departed.KERNEL, kernel);
  }

  /** The scenario as it was run. */
  public String scenarioAsRun() {
    return departures.named(Departed.SCENARIO, scenario);
  }

  /** The timing as it was run: {@code azure-mlx5 + queues=2ms}. */
  public String timingAsRun() {
    return departures.named(Departed.TIMING, timing);
  }

  /** The image as it was run, if there is one. */
  public Optional<String> imageAsRun() {
    return image.map(name -> departures.named(Departed.IMAGE, name));
  }
}
