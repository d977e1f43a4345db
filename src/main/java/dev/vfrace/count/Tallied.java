package dev.vfrace.count;

import dev.vfrace.vocabulary.MachineMessage;

/**
 * What a program's tally has counted since it was asked last.
 *
 * @param counts how often
 * @param marks in which cycles
 */
public record Tallied(Counts counts, Marks marks) implements MachineMessage {}
