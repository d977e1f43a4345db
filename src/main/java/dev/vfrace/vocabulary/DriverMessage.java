package dev.vfrace.vocabulary;

/** Anything that the VF's driver understands. */
public interface DriverMessage {}
