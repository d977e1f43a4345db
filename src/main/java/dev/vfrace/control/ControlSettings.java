package dev.vfrace.control;

/**
 * How a campaign is watched by races with known answers.
 *
 * @param lanes VMs for each control, at least 1
 * @param tolerance relative deviation from the known probability that is accepted beyond the
 *     interval, 0 to 1
 * @param known probability of the control {@code known}, above 0 and below 1
 * @param knownRare probability of the control {@code known-rare}, above 0 and below 1
 */
public record ControlSettings(int lanes, double tolerance, double known, double knownRare) {}
