package dev.vfrace.study;

/**
 * A figure that is not varied.
 *
 * @param figure its name
 * @param why in words
 */
public record LeftOut(String figure, String why) {}
