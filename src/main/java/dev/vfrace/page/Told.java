package dev.vfrace.page;

import dev.vfrace.report.Presentation;

/**
 * A result, and where it is from.
 *
 * @param source a file, or the identifier of a stored run, as the commands of vfrace take it
 * @param result what it holds
 */
public record Told(String source, Presentation result) {}
