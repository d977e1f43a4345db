package dev.vfrace.vocabulary;

/** Anything that the userspace of a VM understands. */
public interface UserspaceMessage {}
