package dev.vfrace.vocabulary;

/** Anything that the host understands. */
public interface HostMessage {}
