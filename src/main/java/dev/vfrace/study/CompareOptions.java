package dev.vfrace.study;

/**
 * How campaigns are run to be compared.
 *
 * @param blocks that each is cut into, 1 to 1000
 * @param atOnce campaigns of a suite that run at a time, 1 to 1024
 */
public record CompareOptions(int blocks, int atOnce) {}
