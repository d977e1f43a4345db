package dev.vfrace.vocabulary;

/**
 * The answer to RTM_GETLINK.
 *
 * @param ifindex as asked
 * @param state the device under RTNL
 * @param at when it was read, modelled nanoseconds
 */
public record LinkAnswer(long ifindex, LinkState state, long at)
    implements ProgramMessage, UdevMessage {}
