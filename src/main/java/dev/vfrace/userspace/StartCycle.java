package dev.vfrace.userspace;

import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.UserspaceMessage;

/**
 * A new cycle begins; the one before it is over.
 *
 * @param number of the cycle within its lane, from 0
 * @param boots whether the cycle is a boot
 * @param at when it begins, modelled nanoseconds
 */
public record StartCycle(long number, boolean boots, long at)
    implements UserspaceMessage, UdevMessage, ProgramMessage {}
