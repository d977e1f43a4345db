package dev.vfrace.vocabulary;

/** Anything that hv_netvsc understands. */
public interface NetvscMessage {}
