package dev.vfrace.campaign;

/**
 * How much of a campaign runs at once.
 *
 * @param lanes VMs simulated at once, at least 1
 * @param threads dispatcher threads, at least 1
 */
public record Concurrency(int lanes, int threads) {}
