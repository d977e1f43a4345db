package dev.vfrace.analysis;

import java.time.Instant;

/**
 * What was run, enough to run it again.
 *
 * @param version of vfrace
 * @param started wall-clock time of the first cycle
 * @param kernel name of the kernel design
 * @param scenario name of the scenario
 * @param withNetvsc whether the VF has a netvsc to belong to; if not, leaving it alone is the
 *     mistake
 * @param timing name of the timing
 * @param sideBySide whether the programs only count what they would do to the VF, so that none
 *     meets what another has done to it
 * @param lanes VMs simulated at once
 * @param threads dispatcher threads
 * @param placement which threads run the two sides of a VM: tasks, apart or together
 * @param seed of every random draw
 * @param fingerprint SHA-256 of the resolved configuration, in hexadecimal
 */
public record RunIdentity(
    String version,
    Instant started,
    String kernel,
    String scenario,
    boolean withNetvsc,
    String timing,
    boolean sideBySide,
    int lanes,
    int threads,
    String placement,
    long seed,
    String fingerprint) {}
