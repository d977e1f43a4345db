package dev.vfrace.vocabulary;

/** Anything that udev understands. */
public interface UdevMessage {}
