package dev.vfrace.vocabulary;

/**
 * A rename request has returned, whether or not it succeeded.
 *
 * @param at when, modelled nanoseconds
 */
public record Renamed(long at) implements UdevMessage {}
