package dev.vfrace.raw;

import java.util.Optional;

/**
 * Which vfrace ran.
 *
 * @param version such as {@code 0.1.0}
 * @param commit of its source, where that is known
 */
public record Build(String version, Optional<String> commit) {}
