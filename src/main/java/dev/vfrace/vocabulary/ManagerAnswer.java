package dev.vfrace.vocabulary;

/**
 * The network manager has taken the VF as a part of its netvsc.
 *
 * @param ifindex of the VF: the number of the cycle
 */
public record ManagerAnswer(long ifindex) implements NetvscMessage {}
