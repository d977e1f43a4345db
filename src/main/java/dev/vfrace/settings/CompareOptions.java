package dev.vfrace.settings;

/**
 * How campaigns are run to be compared.
 *
 * @param blocks that each is cut into, 1 to 1000
 */
public record CompareOptions(int blocks) {}
