package dev.vfrace.tune;

/**
 * One value of a parameter.
 *
 * @param text as it is shown: {@code 193 µs}, {@code x0.5}, or the value itself
 * @param number what it stands for: nanoseconds, a factor, a number, or of a word its place in the
 *     list, from 0
 */
public record AxisValue(String text, double number) {}
