package dev.vfrace.campaign;

import dev.vfrace.timeline.Pace;
import java.util.OptionalLong;

/**
 * How a campaign's modelled clock is kept.
 *
 * @param pace real or free
 * @param lagNanos how far one side of a VM may run ahead of the other, modelled nanoseconds; empty:
 *     unbounded
 * @param windowNanos the shortest window (medians) in which userspace can see the VF without its
 *     flag or its master, modelled nanoseconds, at least 1; empty if none takes any time
 */
public record ClockSettings(Pace pace, OptionalLong lagNanos, OptionalLong windowNanos) {}
