package dev.vfrace.vocabulary;

/** Anything that the network core of a VM understands. */
public interface KernelMessage {}
