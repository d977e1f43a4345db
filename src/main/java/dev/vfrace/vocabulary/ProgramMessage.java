package dev.vfrace.vocabulary;

/** Anything that a userspace program understands. */
public interface ProgramMessage {}
