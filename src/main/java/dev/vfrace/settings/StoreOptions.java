package dev.vfrace.settings;

import java.time.Duration;

/**
 * Where runs are kept.
 *
 * @param file a file, {@code auto} or {@code none}
 * @param shortest wall time of a batch
 * @param longest wall time of a batch of a long run
 */
public record StoreOptions(String file, Duration shortest, Duration longest) {}
