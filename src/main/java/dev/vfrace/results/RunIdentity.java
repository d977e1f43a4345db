package dev.vfrace.results;

import java.time.Instant;

/**
 * What was run, enough to run it again.
 *
 * @param version of vfrace
 * @param started wall-clock time of the first cycle
 * @param kernel name of the kernel design
 * @param scenario name of the scenario
 * @param timing name of the timing
 * @param lanes VMs simulated at once
 * @param threads dispatcher threads
 * @param seed of every random draw
 * @param fingerprint SHA-256 of the resolved configuration, in hexadecimal
 */
public record RunIdentity(
    String version,
    Instant started,
    String kernel,
    String scenario,
    String timing,
    int lanes,
    int threads,
    long seed,
    String fingerprint) {

  private static final String NO_NETVSC = "no-netvsc";

  /** Whether the VF had no netvsc to belong to, so that leaving it alone is the mistake. */
  boolean withoutNetvsc() {
    return scenario.equals(NO_NETVSC);
  }
}
