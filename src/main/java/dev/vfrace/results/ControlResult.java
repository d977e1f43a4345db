package dev.vfrace.results;

import dev.vfrace.statistics.Rate;

/**
 * A known answer measured beside the campaign, to tell whether its figures can be trusted.
 *
 * @param expected what it had to give, for example {@code < 1e-6}
 * @param observed what it gave
 * @param ok whether that agrees
 */
public record ControlResult(String expected, Rate observed, boolean ok) {}
