package dev.vfrace.vocabulary;

/** Anything that a VM's director understands. */
public interface MachineMessage {}
