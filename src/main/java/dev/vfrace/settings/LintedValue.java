package dev.vfrace.settings;

/**
 * A value of a definition, and where it comes from.
 *
 * @param key within the definition
 * @param value as it is written
 * @param by {@code own}, {@code like} (of the definition that it is like) or {@code default}
 * @param place file and line
 */
public record LintedValue(String key, String value, String by, String place) {}
