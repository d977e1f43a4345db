package dev.vfrace.vocabulary;

/**
 * RTM_NEWLINK or RTM_DELLINK to the RTNLGRP_LINK listeners, with the snapshot that was true when it
 * was built under RTNL ({@code rtmsg_ifinfo}).
 *
 * @param deleted RTM_DELLINK
 * @param ifindex of the VF: the number of the cycle
 * @param state the device when the message was built
 * @param at when it was sent, modelled nanoseconds
 */
public record LinkMessage(boolean deleted, long ifindex, LinkState state, long at)
    implements UserspaceMessage, ProgramMessage {}
